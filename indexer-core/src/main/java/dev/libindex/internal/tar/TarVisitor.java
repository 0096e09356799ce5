package dev.libindex.internal.tar;

import java.io.IOException;

/**
 * Receives the entries of a tar while it is read. Each entry begins with {@link #entry}; for a file
 * whose content is wanted, calls of {@link #content} and {@link #hole} follow in the order of the
 * file, then {@link #contentEnd}. Content and holes together are exactly {@link TarEntry#size()}
 * bytes.
 */
public interface TarVisitor {
  /**
   * Receives an entry.
   *
   * @param entry valid during this call only
   * @return whether the content of this file is wanted; ignored for other types of entries
   */
  boolean entry(TarEntry entry) throws IOException;

  /** Receives the next bytes of a wanted file; the buffer is reused after the call. */
  void content(byte[] buffer, int offset, int length) throws IOException;

  /** Receives a hole: the next {@code length} bytes of a wanted file are zero, and not stored. */
  void hole(long length) throws IOException;

  /** Ends a wanted file. */
  void contentEnd() throws IOException;
}
