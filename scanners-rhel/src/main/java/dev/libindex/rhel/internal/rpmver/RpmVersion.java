package dev.libindex.rhel.internal.rpmver;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * A version of an rpm package, with the name and the architecture if the text has them.
 *
 * <p>Versions are ordered by name, epoch, version, release and architecture; for packages of the
 * same name, this is rpm's order. A missing name or architecture comes first. The order is not
 * consistent with equals: {@code 1.0-1} and {@code 1.00-1} are different texts of the same version.
 *
 * @param epoch a text, since the order does not require a number; {@code 0} if absent
 */
public record RpmVersion(
    Optional<String> name,
    String epoch,
    String version,
    String release,
    Optional<String> architecture)
    implements Comparable<RpmVersion> {

  /** The suffixes that are recognised as an architecture rather than a part of the release. */
  private static final Set<String> ARCHITECTURES =
      Set.of("aarch64", "i686", "noarch", "ppc64le", "riscv", "s390x", "src", "x86_64");

  private static final String NO_EPOCH = "0";

  private static final Comparator<Optional<String>> PRESENT_LAST =
      Comparator.comparing(text -> text.orElse(null), Comparator.nullsFirst(String::compareTo));

  private static final Comparator<RpmVersion> ORDER =
      Comparator.comparing(RpmVersion::name, PRESENT_LAST)
          .thenComparing(RpmVersion::epoch, SegmentOrder::compare)
          .thenComparing(RpmVersion::version, SegmentOrder::compare)
          .thenComparing(RpmVersion::release, SegmentOrder::compare)
          .thenComparing(RpmVersion::architecture, PRESENT_LAST);

  /**
   * Parses {@code [name-][epoch:]version-release[.architecture]}. Every part but the architecture
   * may be empty. As in rpm, what precedes a colon is an epoch only if it is a number.
   *
   * @throws RpmVersionSyntaxException if there is no hyphen
   */
  public static RpmVersion parse(String text) {
    int beforeRelease = text.lastIndexOf('-');
    if (beforeRelease < 0) {
      throw new RpmVersionSyntaxException(text);
    }
    int beforeVersion = text.lastIndexOf('-', beforeRelease - 1);
    String epochAndVersion = text.substring(beforeVersion + 1, beforeRelease);
    String release = text.substring(beforeRelease + 1);
    int colon = endOfEpoch(epochAndVersion);
    int dot = release.lastIndexOf('.');
    Optional<String> architecture =
        Optional.of(release.substring(dot + 1)).filter(a -> dot >= 0 && ARCHITECTURES.contains(a));
    return new RpmVersion(
        beforeVersion < 0 ? Optional.empty() : Optional.of(text.substring(0, beforeVersion)),
        colon > 0 ? epochAndVersion.substring(0, colon) : NO_EPOCH,
        epochAndVersion.substring(colon + 1),
        architecture.isPresent() ? release.substring(0, dot) : release,
        architecture);
  }

  /** Returns the index of the colon after the epoch, or -1 if there is no epoch. */
  private static int endOfEpoch(String epochAndVersion) {
    int end = 0;
    while (end < epochAndVersion.length() && isDigit(epochAndVersion.charAt(end))) {
      end++;
    }
    return end < epochAndVersion.length() && epochAndVersion.charAt(end) == ':' ? end : -1;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  /** Returns {@code epoch:version-release}, without the epoch if it is {@code 0}. */
  public String evr() {
    String prefix = epoch.equals(NO_EPOCH) ? "" : epoch + ":";
    return prefix + version + "-" + release;
  }

  @Override
  public int compareTo(RpmVersion other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code [name-][epoch:]version-release[.architecture]}. */
  @Override
  public String toString() {
    return name.map(n -> n + "-").orElse("") + evr() + architecture.map(a -> "." + a).orElse("");
  }
}
