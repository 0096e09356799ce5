package dev.libindex.rhel.internal.match;

import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import dev.libindex.vulnerability.BadVulnerabilityException;
import dev.libindex.vulnerability.Vulnerability;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which versions a vulnerability affects, by rpm's order of epoch, version and release:
 * those before the version that fixes it; if there is no such version, those up to the last
 * affected one; and all if neither is known.
 */
final class VersionCondition {
  private VersionCondition() {}

  /** Returns the condition for an rpm package; the vulnerability's version must have a release. */
  static Predicate<String> ofRpm(Vulnerability vulnerability) {
    try {
      String fixed = vulnerability.fixedInVersion();
      String last = vulnerability.affected().version();
      if (!fixed.isEmpty()) {
        return before(parse(fixed));
      }
      return last.isEmpty() ? version -> true : upTo(parse(last));
    } catch (RpmVersionSyntaxException e) {
      throw new BadVulnerabilityException("one of its versions is malformed: " + e.getMessage(), e);
    }
  }

  /** Returns the condition for a container, whose version is a tag or a time. */
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

  /** Parses the version of a package; a missing release must not make it look safe. */
  private static RpmVersion parseAny(String version) {
    return parse(version.indexOf('-') < 0 ? version + "-" : version);
  }

  private static RpmVersion parseTag(String tag) {
    String number = tag.startsWith("v") ? tag.substring(1) : tag;
    return parse(number.indexOf('-') < 0 ? number + "-0" : number);
  }

  /** Parses a version, and drops its name and architecture, which do not make it older or newer. */
  private static RpmVersion parse(String text) {
    RpmVersion all = RpmVersion.parse(text);
    return new RpmVersion(
        Optional.empty(), all.epoch(), all.version(), all.release(), Optional.empty());
  }
}
