package dev.libindex.internal.decompress;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** A buffer of compressed bytes, which are read in large pieces. */
final class GzipInput {
  private static final int SIZE = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[SIZE];
  private int position;
  private int end;

  GzipInput(InputStream in) {
    this.in = in;
  }

  boolean isAtEnd() throws IOException {
    while (position == end) {
      int count = in.read(buffer, 0, buffer.length);
      if (count < 0) {
        return true;
      }
      position = 0;
      end = count;
    }
    return false;
  }

  int peek() throws IOException {
    if (isAtEnd()) {
      throw new EncodingException("gzip: the stream is cut off");
    }
    return buffer[position] & 0xFF;
  }

  int next() throws IOException {
    int value = peek();
    position++;
    return value;
  }

  /** Returns the next byte and adds it to a checksum. */
  int next(CRC32 checksum) throws IOException {
    int value = next();
    checksum.update(value);
    return value;
  }

  long littleEndian(int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  /** Hands all buffered bytes to the inflater. */
  void feed(Inflater inflater) throws IOException {
    peek();
    inflater.setInput(buffer, position, end - position);
    position = end;
  }

  /** Takes back the bytes that the inflater did not use. */
  void takeBack(Inflater inflater) {
    position = end - inflater.getRemaining();
  }

  /** Reads to the end of the stream, which must contain only zero bytes. */
  void skipZeros() throws IOException {
    while (!isAtEnd()) {
      if (next() != 0) {
        throw new EncodingException("gzip: garbage behind the data");
      }
    }
  }
}
