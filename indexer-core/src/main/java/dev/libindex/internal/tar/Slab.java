package dev.libindex.internal.tar;

import java.io.IOException;
import java.io.InputStream;

/**
 * A window on the tar: one large buffer that is refilled from the stream. A piece that straddles
 * two fillings is moved to the front, nothing else is ever copied.
 */
final class Slab {
  private final InputStream in;
  private final byte[] bytes;
  private int start;
  private int end;
  private long position;

  Slab(InputStream in, int capacity) {
    this.in = in;
    this.bytes = new byte[capacity];
  }

  /** The buffer; the bytes at hand begin at {@link #start()}. */
  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  /** How many bytes of the stream were consumed. */
  long position() {
    return position;
  }

  /**
   * Reads on until {@code wanted} bytes are at hand in one piece.
   *
   * @param wanted at most the capacity
   * @return how many are at hand; fewer than wanted only at the end of the stream
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
   * @return how many of them the stream did not have
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
