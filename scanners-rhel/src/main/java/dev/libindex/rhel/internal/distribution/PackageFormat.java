package dev.libindex.rhel.internal.distribution;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of the format of a distribution's packages. */
enum PackageFormat {
  /** Packages are rpm's. */
  RPM,
  /** Packages are not rpm's; an rpm database in such a layer is that of a tool. */
  OTHER,
  UNKNOWN;

  private static final Set<String> RPM_IDS =
      Set.of(
          "almalinux",
          "altlinux",
          "amzn",
          "anolis",
          "azurelinux",
          "centos",
          "fedora",
          "mageia",
          "mandriva",
          "mariner",
          "ol",
          "openeuler",
          "openmandriva",
          "opensuse",
          "opensuse-leap",
          "opensuse-tumbleweed",
          "photon",
          "rhel",
          "rocky",
          "sled",
          "sles",
          "sles_sap",
          "suse");

  private static final Set<String> OTHER_IDS =
      Set.of(
          "alpine",
          "arch",
          "buildroot",
          "busybox",
          "chainguard",
          "debian",
          "gentoo",
          "nixos",
          "openwrt",
          "slackware",
          "ubuntu",
          "void",
          "wolfi");

  /**
   * Returns the format of the distribution that an os-release describes. Its own id counts first,
   * then those of its relatives in {@code ID_LIKE}, which names the closest one first.
   */
  static PackageFormat of(Map<String, String> variables) {
    String relatives = variables.getOrDefault("ID_LIKE", "").toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(OsReleaseDistribution.id(variables)), Stream.of(relatives.split("[ \t,]+")))
        .map(PackageFormat::named)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Optional<PackageFormat> named(String id) {
    if (RPM_IDS.contains(id)) {
      return Optional.of(RPM);
    }
    return OTHER_IDS.contains(id) ? Optional.of(OTHER) : Optional.empty();
  }
}
