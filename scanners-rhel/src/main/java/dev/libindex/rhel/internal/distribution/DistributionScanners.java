package dev.libindex.rhel.internal.distribution;

import dev.libindex.scan.DistributionScanner;
import java.util.List;

/**
 * Creates the distribution scanners. They are named and ordered as in claircore; a version is that
 * of claircore's scanner, followed by {@code +N} for the Nth change of our answers. Whoever changes
 * an answer changes that version and that of {@link #others()}.
 *
 * <p>Claircore reads {@code usr/lib/os-release} for Red Hat's distributions only. Every scanner
 * reads it here, since an update of a distribution may bring that file without the link to it.
 */
public final class DistributionScanners {
  static final String OS_RELEASE = "etc/os-release";
  static final String USR_OS_RELEASE = "usr/lib/os-release";

  private DistributionScanners() {}

  /** Returns the scanner for Red Hat Enterprise Linux, its CoreOS, and Hummingbird. */
  public static DistributionScanner rhel() {
    return new ReleaseFileScanner(
        "rhel",
        "3+1",
        List.of(RedHatRelease::read, RedHatIdRelease::read),
        List.of(OS_RELEASE, USR_OS_RELEASE));
  }

  /** Returns the scanner for Amazon Linux. */
  public static DistributionScanner aws() {
    return scanner("aws", "2+1", AmazonRelease::read, OS_RELEASE, USR_OS_RELEASE);
  }

  /** Returns the scanner for Oracle Linux. */
  public static DistributionScanner oracle() {
    return scanner("oracle", "1+1", OracleRelease::read, OS_RELEASE, "etc/issue", USR_OS_RELEASE);
  }

  /** Returns the scanner for SUSE Linux Enterprise Server and openSUSE Leap. */
  public static DistributionScanner suse() {
    return scanner(
        "suse", "v0.0.1+1", SuseRelease::read, OS_RELEASE, "etc/SuSE-release", USR_OS_RELEASE);
  }

  /** Returns the scanner for VMware Photon OS. */
  public static DistributionScanner photon() {
    return scanner(
        "photon",
        "v0.0.1+1",
        PhotonRelease::read,
        OS_RELEASE,
        "etc/photon-release",
        USR_OS_RELEASE);
  }

  /**
   * Returns the scanner for all other distributions that use rpm, which claircore does not
   * recognise.
   */
  public static DistributionScanner others() {
    return new OtherDistributionScanner("1", List.of(rhel(), aws(), oracle(), suse(), photon()));
  }

  private static DistributionScanner scanner(
      String name, String version, ReleaseReader reader, String... paths) {
    return new ReleaseFileScanner(name, version, List.of(reader), List.of(paths));
  }
}
