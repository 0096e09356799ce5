package dev.libindex.rhel.internal.rpmdb;

import java.io.IOException;

/** An opened database of some backend. */
interface HeaderSource {
  /** The largest blob that rpm accepts. */
  long MAX_BLOB = 256L << 20;

  /**
   * Walks the database once.
   *
   * @throws dev.libindex.rhel.internal.bytes.FormatException if it is damaged so that the walk has
   *     to end
   * @throws IOException if the file cannot be read
   */
  void forEachHeader(HeaderSink sink) throws IOException;
}
