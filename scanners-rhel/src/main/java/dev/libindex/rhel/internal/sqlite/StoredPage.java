package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where the content of a page is.
 *
 * @param length how much of the page is there, from its beginning; the rest is not known
 */
record StoredPage(FileContent content, long position, int length) {
  /** Returns the first bytes of the page. */
  byte[] read(int count) throws IOException {
    byte[] bytes = new byte[count];
    ContentReader.readFully(content, position, bytes, 0, count);
    return bytes;
  }

  /** Returns an overflow page of which only the number of the next one is known. */
  static StoredPage link(long next) {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) next).array();
    return new StoredPage(FileContent.of(bytes), 0, bytes.length);
  }
}
