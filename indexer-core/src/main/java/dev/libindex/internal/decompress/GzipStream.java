package dev.libindex.internal.decompress;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952): any number of members, and zero bytes after the last one, which
 * some tools write to fill a block.
 *
 * <p>The JDK's {@code GZIPInputStream} cannot be used: it mistakes a pause in the network for the
 * end of the blob, and accepts garbage after the end.
 */
final class GzipStream extends InputStream {
  private final GzipInput input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private boolean inMember;
  private boolean afterMember;

  GzipStream(InputStream in) {
    input = new GzipInput(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || beginMember()) {
      int count = inflate(buffer, offset, length);
      if (count > 0) {
        checksum.update(buffer, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        input.feed(inflater);
      } else {
        throw new EncodingException("gzip: a preset dictionary is asked for");
      }
    }
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws EncodingException {
    try {
      return inflater.inflate(buffer, offset, length);
    } catch (DataFormatException e) {
      throw new EncodingException("gzip: damaged data: " + e.getMessage(), e);
    }
  }

  private boolean beginMember() throws IOException {
    if (afterMember && input.isAtEnd()) {
      return false;
    }
    if (afterMember && input.peek() == 0) {
      input.skipZeros();
      return false;
    }
    GzipHeader.read(input);
    inflater.reset();
    checksum.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    input.takeBack(inflater);
    long expectedChecksum = input.littleEndian(4);
    long expectedSize = input.littleEndian(4);
    if (expectedChecksum != checksum.getValue()) {
      throw new EncodingException("gzip: wrong checksum");
    }
    if (expectedSize != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new EncodingException("gzip: wrong length");
    }
    inMember = false;
    afterMember = true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
