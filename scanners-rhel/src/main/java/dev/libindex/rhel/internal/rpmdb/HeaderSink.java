package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Receives what a backend finds in a database, in the database's order. */
interface HeaderSink {
  /**
   * A header blob.
   *
   * @param number what the database calls the package: its instance number where it has one
   */
  void header(long number, Extents blob) throws IOException;

  /**
   * A part of the database that cannot be read; the backend goes on with the rest.
   *
   * @param part the part, in the words of the format
   * @throws IOException to end the walk
   */
  void damaged(String part, FormatException cause) throws IOException;
}
