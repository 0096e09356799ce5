package dev.libindex.rhel.internal.distribution;

import dev.libindex.scan.DistributionScanner;

/** Creates the distribution scanners, named and versioned as in claircore. */
public final class DistributionScanners {
  private static final String OS_RELEASE = "etc/os-release";
  private static final String USR_OS_RELEASE = "usr/lib/os-release";

  private DistributionScanners() {}

  /** Returns the scanner for Red Hat Enterprise Linux and Hummingbird. */
  public static DistributionScanner rhel() {
    return new ReleaseFileScanner("rhel", "3", RedHatRelease::read, OS_RELEASE, USR_OS_RELEASE);
  }

  /** Returns the scanner for Amazon Linux 1, 2 and 2023. */
  public static DistributionScanner aws() {
    return new ReleaseFileScanner("aws", "2", AmazonRelease::read, OS_RELEASE);
  }

  /** Returns the scanner for Oracle Linux 5 to 9. */
  public static DistributionScanner oracle() {
    return new ReleaseFileScanner("oracle", "1", OracleRelease::read, OS_RELEASE, "etc/issue");
  }

  /** Returns the scanner for SUSE Linux Enterprise Server and openSUSE Leap. */
  public static DistributionScanner suse() {
    return new ReleaseFileScanner(
        "suse", "v0.0.1", SuseRelease::read, OS_RELEASE, "etc/SuSE-release");
  }

  /** Returns the scanner for VMware Photon OS 1 to 5. */
  public static DistributionScanner photon() {
    return new ReleaseFileScanner(
        "photon", "v0.0.1", PhotonRelease::read, OS_RELEASE, "etc/photon-release");
  }
}
