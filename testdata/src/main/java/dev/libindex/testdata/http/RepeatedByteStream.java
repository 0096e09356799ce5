package dev.libindex.testdata.http;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of {@code length} equal bytes. */
final class RepeatedByteStream extends InputStream {
  private final byte value;
  private long remaining;

  RepeatedByteStream(byte value, long length) {
    this.value = value;
    this.remaining = length;
  }

  @Override
  public int read() {
    if (remaining == 0) {
      return -1;
    }
    remaining--;
    return Byte.toUnsignedInt(value);
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (remaining == 0) {
      return -1;
    }
    int count = (int) Math.min(length, remaining);
    Arrays.fill(target, offset, offset + count, value);
    remaining -= count;
    return count;
  }
}
