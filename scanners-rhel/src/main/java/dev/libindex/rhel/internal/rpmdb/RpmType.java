package dev.libindex.rhel.internal.rpmdb;

/** The types of header entries (rpm's rpmtag.h, {@code rpmTagType}). */
final class RpmType {
  static final int CHAR = 1;
  static final int INT16 = 3;
  static final int INT32 = 4;
  static final int INT64 = 5;
  static final int STRING = 6;
  static final int BIN = 7;
  static final int STRING_ARRAY = 8;
  static final int I18N_STRING = 9;

  private RpmType() {}

  static boolean isKnown(int type) {
    return type >= CHAR && type <= I18N_STRING;
  }

  /** Returns the alignment of a type in bytes: the offset of its values is a multiple of it. */
  static int alignment(int type) {
    return switch (type) {
      case INT16 -> Short.BYTES;
      case INT32 -> Integer.BYTES;
      case INT64 -> Long.BYTES;
      default -> 1;
    };
  }
}
