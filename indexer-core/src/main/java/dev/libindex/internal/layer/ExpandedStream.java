package dev.libindex.internal.layer;

import dev.libindex.model.LimitHit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The decompressed tar, hashed if need be. Reading fails once it exceeds its limit. */
final class ExpandedStream extends FilterInputStream {
  private final long limit;
  private final @Nullable MessageDigest hash;
  private long count;

  /** Creates a stream that updates the hash with what is read, unless it is null. */
  ExpandedStream(InputStream in, long limit, @Nullable MessageDigest hash) {
    super(in);
    this.limit = limit;
    this.hash = hash;
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
    if (hash != null && read > 0) {
      hash.update(buffer, offset, read);
    }
    return read;
  }

  /** Reads and drops bytes: none may be missing from the count and the hash. */
  @Override
  public long skip(long length) throws IOException {
    byte[] dropped = new byte[(int) Math.min(Math.max(length, 0), 1 << 16)];
    return Math.max(read(dropped, 0, dropped.length), 0);
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
