package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.ByteBuffer;

/** Reads SQLite's variable-length integers: big-endian, 7 bits per byte, 8 in the ninth. */
final class Varint {
  private final ByteBuffer bytes;
  private final int limit;
  private int at;

  /**
   * Creates a reader.
   *
   * @param at the index of the first byte
   * @param limit the index at which the readable bytes end
   */
  Varint(ByteBuffer bytes, int at, int limit) {
    this.bytes = bytes;
    this.at = at;
    this.limit = limit;
  }

  /** Returns the index of the next byte. */
  int position() {
    return at;
  }

  boolean hasNext() {
    return at < limit;
  }

  long next() throws FormatException {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (at >= limit) {
        throw new FormatException("variable-length integer past its end");
      }
      byte b = bytes.get(at++);
      if (i == 8) {
        return value << 8 | (b & 0xff);
      }
      value = value << 7 | (b & 0x7f);
      if (b >= 0) {
        return value;
      }
    }
    return value;
  }
}
