package dev.libindex.internal.layer;

import dev.libindex.model.LimitHit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The decompressed tar. Reading fails once it exceeds its limit. */
final class ExpandedStream extends FilterInputStream {
  private final long limit;
  private long count;

  ExpandedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count += Math.max(read, 0);
    if (count > limit) {
      throw new LimitReachedException(new LimitHit("maxUncompressedBytes", limit));
    }
    return read;
  }

  /**
   * Reads to the end: the bytes after a tar's end mark belong to the blob and must be valid too.
   */
  void drain() throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Reading is enough: the streams below check what they read.
    }
  }
}
