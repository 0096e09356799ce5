package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;

/** Receives the rows of a table. */
@FunctionalInterface
public interface RowConsumer {
  /**
   * Receives a row.
   *
   * @param row valid until this method returns; {@link SqliteRow#bytes values} taken from it stay
   *     valid
   * @throws IOException to end the walk
   */
  void row(SqliteRow row) throws IOException;

  /**
   * Receives the error about a part that cannot be read: a row, or a page and everything below it.
   * If this method returns, the walk continues with the rest; the default implementation ends it.
   */
  default void damaged(FormatException cause) throws IOException {
    throw cause;
  }
}
