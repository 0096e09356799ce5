package dev.libindex.internal.layer;

import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.model.Digest;
import dev.libindex.model.LimitHit;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/**
 * A stream that hashes and counts the bytes of a blob as they are received, and fails if the thread
 * is interrupted.
 */
final class ReceivedStream extends InputStream {
  private final LayerBody body;
  private final InputStream in;
  private final MessageDigest hash;
  private final long limit;
  private final LongConsumer progress;
  private long count;

  ReceivedStream(LayerBody body, Digest.Algorithm algorithm, long limit, LongConsumer progress) {
    this.body = body;
    this.in = body.stream();
    this.limit = limit;
    this.progress = progress;
    this.hash = Hashes.of(algorithm);
  }

  /** Returns the number of bytes received so far. */
  long count() {
    return count;
  }

  /** Returns the hash of all received bytes, in hex. To be called once, at the end. */
  String hash() {
    return Hashes.hex(hash);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length)
      throws TransferException, LimitReachedException {
    int received = receive(buffer, offset, length);
    if (received < 0) {
      if (body.length() >= 0 && count < body.length()) {
        throw new TransferException(
            "the transfer ended after %d of %d bytes".formatted(count, body.length()), null);
      }
      return -1;
    }
    hash.update(buffer, offset, received);
    count += received;
    progress.accept(count);
    if (count > limit) {
      throw new LimitReachedException(new LimitHit("maxUncompressedBytes", limit));
    }
    return received;
  }

  private int receive(byte[] buffer, int offset, int length) throws TransferException {
    if (Thread.currentThread().isInterrupted()) {
      throw new TransferException("interrupted", null);
    }
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw new TransferException("the transfer broke off: " + e.getMessage(), e);
    }
  }
}
