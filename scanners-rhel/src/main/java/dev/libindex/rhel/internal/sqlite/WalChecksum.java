package dev.libindex.rhel.internal.sqlite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The running checksum of a write-ahead log ("Database File Format", section 4.2). */
final class WalChecksum {
  private final boolean isLittleEndian;
  private int first;
  private int second;

  /**
   * Creates a checksum of no bytes.
   *
   * @param order the byte order of the words that are summed
   */
  WalChecksum(ByteOrder order) {
    this.isLittleEndian = order == ByteOrder.LITTLE_ENDIAN;
  }

  /**
   * Adds bytes to the sum.
   *
   * @param bytes a big-endian buffer
   * @param length a multiple of 8
   */
  void update(ByteBuffer bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i += 8) {
      first += word(bytes, i) + second;
      second += word(bytes, i + 4) + first;
    }
  }

  private int word(ByteBuffer bytes, int offset) {
    int word = bytes.getInt(offset);
    return isLittleEndian ? Integer.reverseBytes(word) : word;
  }

  boolean matches(int expectedFirst, int expectedSecond) {
    return first == expectedFirst && second == expectedSecond;
  }
}
