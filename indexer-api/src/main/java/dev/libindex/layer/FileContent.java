package dev.libindex.layer;

import java.io.EOFException;
import java.io.IOException;

/**
 * Random access to the bytes of one captured file. Safe for concurrent use. Content that comes from
 * a {@link LayerView} is usable until the scan of the layer ends.
 */
public interface FileContent {

  /** Returns the length in bytes. */
  long size();

  /**
   * Reads up to {@code length} bytes.
   *
   * @param position where to start, in bytes from the beginning; not negative
   * @param buffer receives the bytes
   * @param offset where in the buffer the first byte goes
   * @param length the maximum number of bytes to read
   * @return the number of bytes read, at least one unless {@code length} is 0; -1 at or past the
   *     end
   * @throws IOException if the bytes cannot be read, for instance because the scan of the layer has
   *     ended
   */
  int read(long position, byte[] buffer, int offset, int length) throws IOException;

  /**
   * Returns the whole content.
   *
   * @param limit the maximum number of bytes that the caller is willing to hold
   * @throws IOException if the content is longer than {@code limit}, or cannot be read
   */
  default byte[] readAll(int limit) throws IOException {
    if (size() > limit) {
      throw new IOException("file of " + size() + " bytes is larger than " + limit);
    }
    byte[] bytes = new byte[(int) size()];
    int filled = 0;
    while (filled < bytes.length) {
      int count = read(filled, bytes, filled, bytes.length - filled);
      if (count < 0) {
        throw new EOFException("file ends after " + filled + " of " + bytes.length + " bytes");
      }
      filled += count;
    }
    return bytes;
  }

  /** Creates content from these bytes, which are not copied and must not change. */
  static FileContent of(byte[] bytes) {
    return new ByteArrayContent(bytes);
  }
}
