package dev.libindex.internal.tar;

import java.io.IOException;

/**
 * What is told of a tar while it is read: for each entry {@link #entry}, and for a file whose
 * content is wanted any number of {@link #content} and {@link #hole} in the order of the file, then
 * {@link #contentEnd}. Content and holes together are exactly {@link TarEntry#size()} bytes.
 */
public interface TarVisitor {
  /**
   * An entry begins.
   *
   * @param entry valid during this call only
   * @return whether the content of this file is wanted; of no meaning for other types of entries
   */
  boolean entry(TarEntry entry) throws IOException;

  /** The next bytes of a wanted file; the buffer is reused after the call. */
  void content(byte[] buffer, int offset, int length) throws IOException;

  /** The next {@code length} bytes of a wanted file are zero, and were not stored in the tar. */
  void hole(long length) throws IOException;

  /** The wanted file is complete. */
  void contentEnd() throws IOException;
}
