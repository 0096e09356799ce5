package dev.libindex.internal.tar;

/** Reads the numeric fields of a header: octal text, or GNU's base 256 for large numbers. */
final class TarNumber {
  /** The length of the size, offset and time fields. */
  static final int LENGTH = 12;

  /**
   * Stands for anything that is not a size: not a number, a negative one, or one of more than 63
   * bits.
   */
  static final long INVALID = -1;

  private TarNumber() {}

  /** Returns the number, zero for an empty field, or {@link #INVALID}. */
  static long parse(byte[] bytes, int start, int length) {
    return bytes[start] < 0
        ? parseBinary(bytes, start, length)
        : parseOctal(bytes, start, start + length);
  }

  private static long parseBinary(byte[] bytes, int start, int length) {
    if ((bytes[start] & 0x40) != 0) {
      return INVALID;
    }
    long value = bytes[start] & 0x3F;
    for (int i = 1; i < length; i++) {
      if (value >>> 55 != 0) {
        return INVALID;
      }
      value = (value << 8) | (bytes[start + i] & 0xFF);
    }
    return value;
  }

  private static long parseOctal(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && (bytes[i] == ' ' || bytes[i] == 0)) {
      i++;
    }
    long value = 0;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '7') {
      value = (value << 3) | (bytes[i++] - '0');
    }
    while (i < end && bytes[i] == ' ') {
      i++;
    }
    return i == end || bytes[i] == 0 ? value : INVALID;
  }

  /** Returns a decimal number as in pax records, or {@link #INVALID}. */
  static long parseDecimal(byte[] bytes, int start, int end) {
    if (start >= end) {
      return INVALID;
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
        return INVALID;
      }
      value = 10 * value + digit;
    }
    return value;
  }
}
