package dev.libindex.rhel.internal.distribution;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a distribution is known to use rpm. */
enum RpmUse {
  YES,
  /** It has another package manager; an rpm database in such a layer is that of a tool. */
  NO,
  UNKNOWN;

  private static final Set<String> WITH_RPM =
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

  private static final Set<String> WITHOUT_RPM =
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
   * Returns what is known of the distribution that an os-release describes. Its own id counts
   * first, then those of its relatives in {@code ID_LIKE}, which names the closest one first.
   */
  static RpmUse of(Map<String, String> variables) {
    String relatives = variables.getOrDefault("ID_LIKE", "").toLowerCase(Locale.ROOT);
    return Stream.concat(
            Stream.of(OsReleaseDistribution.id(variables)), Stream.of(relatives.split("[ \t,]+")))
        .map(RpmUse::named)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static Optional<RpmUse> named(String id) {
    if (WITH_RPM.contains(id)) {
      return Optional.of(YES);
    }
    return WITHOUT_RPM.contains(id) ? Optional.of(NO) : Optional.empty();
  }
}
