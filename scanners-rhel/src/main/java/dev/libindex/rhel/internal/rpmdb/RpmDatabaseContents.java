package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;

/**
 * The result of reading a package database.
 *
 * @param packages all packages that could be read, in the database's order, without public keys,
 *     which rpm stores as packages named {@code gpg-pubkey}
 * @param errors permanent errors about parts that could not be read, because their bytes are
 *     damaged or exceed a limit; empty if {@code packages} is complete
 * @param notices why a file with the name of a database was ignored
 */
public record RpmDatabaseContents(
    List<RpmInfo> packages, List<PartialError> errors, List<Notice> notices) {
  public RpmDatabaseContents {
    packages = List.copyOf(packages);
    errors = List.copyOf(errors);
    notices = List.copyOf(notices);
  }

  static RpmDatabaseContents ignored(Notice notice) {
    return new RpmDatabaseContents(List.of(), List.of(), List.of(notice));
  }
}
