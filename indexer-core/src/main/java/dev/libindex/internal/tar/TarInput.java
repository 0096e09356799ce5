package dev.libindex.internal.tar;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a tar, read through a large buffer. A refill moves only the bytes that have not been
 * consumed to the front.
 */
final class TarInput {
  private final InputStream in;
  private final byte[] bytes;
  private int start;
  private int end;
  private long position;

  TarInput(InputStream in, int capacity) {
    this.in = in;
    this.bytes = new byte[capacity];
  }

  /** Returns the buffer; the bytes that are not consumed begin at {@link #start()}. */
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** Returns the number of bytes of the stream that have been consumed. */
  long position() {
    return position;
  }

  /**
   * Reads on until the buffer holds {@code wanted} contiguous bytes.
   *
   * @param wanted at most the capacity
   * @return the number of bytes in the buffer; fewer than wanted only at the end of the stream
   */
  int require(int wanted) throws IOException {
    if (end - start < wanted) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
      while (end < wanted) {
        int count = in.read(bytes, end, bytes.length - end);
        if (count < 0) {
          break;
        }
        end += count;
      }
    }
    return end - start;
  }

  void consume(int count) {
    start += count;
    position += count;
  }

  /**
   * Consumes {@code count} bytes.
   *
   * @return how many of them were missing because the stream ended
   */
  long skip(long count) throws IOException {
    long missing = count;
    while (missing > 0) {
      int piece = (int) Math.min(missing, require(1));
      if (piece == 0) {
        break;
      }
      consume(piece);
      missing -= piece;
    }
    return missing;
  }
}
