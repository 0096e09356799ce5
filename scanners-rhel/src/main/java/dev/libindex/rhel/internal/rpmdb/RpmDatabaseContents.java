package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import java.util.List;

/**
 * What one database yielded.
 *
 * @param packages every package that could be read, in the database's order; public keys, which rpm
 *     keeps as packages called {@code gpg-pubkey}, are left out
 * @param errors what could not be read; empty if {@code packages} is complete
 * @param notices why a file that has the name of a database is none, and was ignored
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
