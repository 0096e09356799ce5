package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Receives the headers of a database from a backend, in the database's order. */
interface HeaderSink {
  /**
   * Receives a header blob.
   *
   * @param number the package's number in the database, such as its instance number
   */
  void header(long number, Extents blob) throws IOException;

  /**
   * Receives the error about a part that cannot be read; the backend continues with the rest.
   *
   * @param part the part, in the format's terms
   * @throws IOException to end the walk
   */
  void damaged(String part, FormatException cause) throws IOException;
}
