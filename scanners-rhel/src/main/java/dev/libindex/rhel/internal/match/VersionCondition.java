package dev.libindex.rhel.internal.match;

import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Vulnerability;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which versions a vulnerability affects, by rpm's order of epoch, version and release: those
 * before the one in which it is fixed, else those up to the last one affected, else all.
 */
final class VersionCondition {
  private VersionCondition() {}

  /** Of an rpm; texts without a release are malformed. */
  static Predicate<String> ofRpm(Vulnerability vulnerability) {
    try {
      String fixed = vulnerability.fixedInVersion();
      String last = vulnerability.affected().version();
      if (!fixed.isEmpty()) {
        return before(parse(fixed));
      }
      return last.isEmpty() ? version -> true : upTo(parse(last));
    } catch (RpmVersionSyntaxException e) {
      throw new BadVulnerabilityException("a version of it is none: " + e.getMessage(), e);
    }
  }

  /** Of a container, whose version may be a tag or a time without a release. */
  static Predicate<String> ofContainer(Vulnerability vulnerability) {
    String fixed = vulnerability.fixedInVersion();
    if (fixed.isEmpty()) {
      return version -> true;
    }
    RpmVersion tag = parseTag(fixed);
    return version -> parseTag(version).compareTo(tag) < 0;
  }

  private static Predicate<String> before(RpmVersion fixed) {
    return version -> parseAny(version).compareTo(fixed) < 0;
  }

  private static Predicate<String> upTo(RpmVersion last) {
    return version -> parseAny(version).compareTo(last) <= 0;
  }

  /** Of a package: that it has no release must not make it look safe. */
  private static RpmVersion parseAny(String version) {
    return parse(version.indexOf('-') < 0 ? version + "-" : version);
  }

  private static RpmVersion parseTag(String tag) {
    String number = tag.startsWith("v") ? tag.substring(1) : tag;
    return parse(number.indexOf('-') < 0 ? number + "-0" : number);
  }

  /** Neither a name before nor an architecture behind the version makes it older or newer. */
  private static RpmVersion parse(String text) {
    RpmVersion all = RpmVersion.parse(text);
    return new RpmVersion(
        Optional.empty(), all.epoch(), all.version(), all.release(), Optional.empty());
  }
}
