package dev.libindex.testdata.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One header block, being filled in. Offsets are those of POSIX ustar; sparse ones are GNU's. */
final class TarHeader {
  static final int BLOCK = 512;
  static final int NAME_LENGTH = 100;
  static final int PREFIX_LENGTH = 155;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;

  private final byte[] block = new byte[BLOCK];
  private final TarFormat format;

  TarHeader(TarFormat format) {
    this.format = format;
    text(257, 8, format.magic());
  }

  void name(byte[] name) {
    bytes(0, NAME_LENGTH, name);
  }

  void prefix(byte[] prefix) {
    bytes(345, PREFIX_LENGTH, prefix);
  }

  void linkName(byte[] name) {
    bytes(157, NAME_LENGTH, name);
  }

  void type(char type) {
    block[156] = (byte) type;
  }

  void metadata(TarMetadata metadata) {
    number(100, 8, metadata.mode());
    number(108, 8, metadata.userId());
    number(116, 8, metadata.groupId());
    number(136, 12, metadata.modified().getEpochSecond());
  }

  void size(long size) {
    number(124, 12, size);
  }

  void device(int major, int minor) {
    number(329, 8, major);
    number(337, 8, minor);
  }

  /** Sets a number in GNU's sparse map, whose fields are always 12 bytes wide. */
  void sparseNumber(int offset, long value) {
    number(offset, 12, value);
  }

  void sparseContinues() {
    block[482] = 1;
  }

  /** Returns the largest number that an octal field of this width holds. */
  static long largest(int length) {
    return (1L << (3 * (length - 1))) - 1;
  }

  byte[] finish() {
    Arrays.fill(block, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
    int sum = 0;
    for (byte value : block) {
      sum += Byte.toUnsignedInt(value);
    }
    text(CHECKSUM, CHECKSUM_LENGTH, "%06o\0 ".formatted(sum));
    return block;
  }

  private void number(int offset, int length, long value) {
    if (value >= 0 && value <= largest(length)) {
      String digits = Long.toOctalString(value);
      text(offset, length, "0".repeat(length - 1 - digits.length()) + digits);
    } else if (format == TarFormat.GNU) {
      binary(offset, length, value);
    } else if (format == TarFormat.PAX) {
      text(offset, length, "0".repeat(length - 1)); // The number is in the extended header.
    } else {
      throw new IllegalArgumentException(value + " does not fit a header of format " + format);
    }
  }

  private void binary(int offset, int length, long value) {
    for (int i = 0; i < length; i++) {
      int shift = 8 * (length - 1 - i);
      block[offset + i] = (byte) (value >> Math.min(shift, 63));
    }
    block[offset] |= (byte) 0x80;
  }

  private void text(int offset, int length, String text) {
    bytes(offset, length, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void bytes(int offset, int length, byte[] value) {
    if (value.length > length) {
      throw new IllegalArgumentException(value.length + " bytes in a field of " + length);
    }
    System.arraycopy(value, 0, block, offset, value.length);
  }
}
