package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;

/**
 * The result of reading a package database.
 *
 * @param rows all packages that could be read, in the database's order, without public keys, which
 *     rpm stores as packages named {@code gpg-pubkey}
 * @param errors permanent errors about parts that could not be read, because their bytes are
 *     damaged or exceed a limit; empty if {@code rows} is complete
 * @param notices why a file with the name of a database was ignored
 */
public record RpmDatabaseContents(
    List<RpmRow> rows, List<PartialError> errors, List<Notice> notices) {
  public RpmDatabaseContents {
    rows = List.copyOf(rows);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  /** Returns the packages without their numbers. */
  public List<RpmInfo> packages() {
    return rows.stream().map(RpmRow::info).toList();
  }

  static RpmDatabaseContents ignored(Notice notice) {
    return new RpmDatabaseContents(List.of(), List.of(), List.of(notice));
  }
}
