package dev.libindex.rhel.internal.rpmdb;

/** The header tags that are read (rpm's rpmtag.h). */
final class RpmTag {
  static final int HEADER_SIGNATURES = 62;
  static final int HEADER_IMMUTABLE = 63;
  static final int HEADER_REGIONS = 64;
  static final int FIRST_ORDINARY = 100;

  /** The OpenPGP signature of header and payload, the only one whose key is reported. */
  static final int SIGPGP = 259;

  static final int NAME = 1000;
  static final int VERSION = 1001;
  static final int RELEASE = 1002;
  static final int EPOCH = 1003;
  static final int ARCH = 1022;
  static final int SOURCERPM = 1044;
  static final int PAYLOADDIGEST = 5092;
  static final int PAYLOADDIGESTALGO = 5093;
  static final int MODULARITYLABEL = 5096;

  private RpmTag() {}
}
