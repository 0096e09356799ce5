package dev.libindex.internal.layer;

import java.util.HexFormat;

/**
 * A reusable buffer for one path. Names in a tar are bytes; each byte that is not part of valid
 * UTF-8 is written as in claircore, as {@code \x} and two hex digits.
 */
final class PathText {
  /** The maximum length of a path or link target in bytes; Linux allows 4096. */
  static final int MAX_LENGTH = (1 << 15) - 1;

  private static final int ESCAPE_LENGTH = 4;

  private byte[] bytes = new byte[256];
  private int length;
  private int lastStart;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Returns the start of the last part of a clean path. */
  int lastStart() {
    return lastStart;
  }

  int lastLength() {
    return length - lastStart;
  }

  /** Returns the length of a clean path without its last part and the slash before it. */
  int parentLength() {
    return Math.max(lastStart - 1, 0);
  }

  /** Sets the buffer to a text of at most {@link #MAX_LENGTH} bytes. */
  void set(byte[] raw, int rawLength) {
    lastStart = 0;
    ensureCapacity(ESCAPE_LENGTH * rawLength);
    if (Utf8.isAscii(raw, rawLength)) {
      System.arraycopy(raw, 0, bytes, 0, rawLength);
      length = rawLength;
      return;
    }
    length = 0;
    int i = 0;
    while (i < rawLength) {
      int character = Utf8.characterLength(raw, i, rawLength);
      if (character == 0) {
        escape(raw[i++]);
      } else {
        System.arraycopy(raw, i, bytes, length, character);
        length += character;
        i += character;
      }
    }
  }

  private void ensureCapacity(int capacity) {
    if (bytes.length < capacity) {
      bytes = new byte[Math.max(capacity, 2 * bytes.length)];
    }
  }

  private void escape(byte bad) {
    String escape = "\\x" + HexFormat.of().toHexDigits(bad);
    for (int i = 0; i < ESCAPE_LENGTH; i++) {
      bytes[length++] = (byte) escape.charAt(i);
    }
  }

  /**
   * Sets the buffer to a path and makes it relative to the root: empty parts and dots are removed,
   * two dots remove the part before them, if any. The root itself becomes empty.
   */
  void setClean(byte[] raw, int rawLength) {
    set(raw, rawLength);
    int end = length;
    length = 0;
    int start = 0;
    while (start < end) {
      int next = start;
      while (next < end && bytes[next] != '/') {
        next++;
      }
      appendPart(start, next - start);
      start = next + 1;
    }
  }

  private void appendPart(int start, int partLength) {
    if (partLength == 0 || (partLength == 1 && bytes[start] == '.')) {
      return;
    }
    if (partLength == 2 && bytes[start] == '.' && bytes[start + 1] == '.') {
      length = parentLength();
      lastStart = length;
      while (lastStart > 0 && bytes[lastStart - 1] != '/') {
        lastStart--;
      }
      return;
    }
    if (length > 0) {
      bytes[length++] = '/';
    }
    lastStart = length;
    System.arraycopy(bytes, start, bytes, length, partLength);
    length += partLength;
  }
}
