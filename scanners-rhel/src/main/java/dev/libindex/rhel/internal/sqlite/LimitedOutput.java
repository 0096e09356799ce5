package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on up to a limit, beyond which it fails. */
final class LimitedOutput extends OutputStream {
  private final OutputStream target;
  private final long limit;
  private final String when;
  private long count;

  /**
   * Creates a stream.
   *
   * @param when added to the message, which says that there are too many bytes
   */
  LimitedOutput(OutputStream target, long limit, String when) {
    this.target = target;
    this.limit = limit;
    this.when = when;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    count += length;
    if (count > limit) {
      throw new FormatException("more than " + limit + " bytes" + when + ", which is the limit");
    }
    target.write(buffer, offset, length);
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
