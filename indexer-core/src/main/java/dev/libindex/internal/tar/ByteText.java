package dev.libindex.internal.tar;

import java.util.Arrays;

/** A reusable, growable sequence of bytes. */
final class ByteText {
  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void append(byte[] source, int offset, int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  boolean endsWith(char character) {
    return length > 0 && bytes[length - 1] == character;
  }
}
