package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on up to a limit, beyond which it fails. */
final class LimitedInput extends InputStream {
  private final InputStream source;
  private long left;

  LimitedInput(InputStream source, long limit) {
    this.source = source;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = source.read(buffer, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new FormatException("evidence larger than its limit");
    }
    return count;
  }
}
