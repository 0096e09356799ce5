package dev.libindex.rhel.purl;

/** The parts that all schemes for rpm packages have in common. */
final class RpmUrls {
  static final String TYPE = "rpm";
  static final String ARCHITECTURE = "arch";
  static final String DISTRIBUTION = "distro";

  private RpmUrls() {}
}
