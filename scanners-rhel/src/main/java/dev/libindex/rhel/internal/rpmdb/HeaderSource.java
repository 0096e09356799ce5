package dev.libindex.rhel.internal.rpmdb;

import java.io.IOException;

/** An open database of one of the backends. */
interface HeaderSource {
  /** The largest blob that rpm accepts. */
  long MAX_BLOB = 256L << 20;

  /**
   * Passes all headers to the sink, in one walk.
   *
   * @throws dev.libindex.rhel.internal.bytes.FormatException if damage prevents further reading
   * @throws IOException if the file cannot be read
   */
  void forEachHeader(HeaderSink sink) throws IOException;
}
