package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Receives the rows of a table. */
@FunctionalInterface
public interface RowConsumer {
  /**
   * A row.
   *
   * @param row valid until this method returns; the {@link SqliteRow#bytes values} taken from it
   *     stay valid
   * @throws IOException to end the walk
   */
  void row(SqliteRow row) throws IOException;

  /**
   * A part of the table that cannot be read: a row, or a page with all that hangs below it. The
   * walk goes on with the rest when this method returns; by default it does not.
   */
  default void damaged(FormatException cause) throws IOException {
    throw cause;
  }
}
