package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parses the headers of a database, and collects errors about those that cannot be read. */
final class ContentsCollector implements HeaderSink {
  /** A damaged database may have an error for each page; a reader needs only a few. */
  private static final int MAX_LISTED = 20;

  /**
   * Reading ends after this many further errors; a database of small damaged entries could cause
   * that many per megabyte.
   */
  private static final long MAX_ERRORS = 100_000;

  private static final String DATABASE = "database";
  private static final String PUBLIC_KEY = "gpg-pubkey";

  private final String path;
  private final List<RpmRow> rows = new ArrayList<>();
  private final List<PartialError> errors = new ArrayList<>();
  private long unlisted;

  ContentsCollector(String path) {
    this.path = path;
  }

  @Override
  public void header(long number, Extents blob) throws IOException {
    requireNotInterrupted();
    try {
      RpmInfo info = RpmInfo.read(RpmHeader.parse(blob));
      if (!info.name().equals(PUBLIC_KEY)) {
        rows.add(new RpmRow(number, info));
      }
    } catch (FormatException e) {
      damaged("header " + number, e);
    }
  }

  @Override
  public void damaged(String part, FormatException cause) throws IOException {
    requireNotInterrupted();
    if (errors.size() < MAX_LISTED) {
      errors.add(error(part, String.valueOf(cause.getMessage())));
    } else if (++unlisted > MAX_ERRORS) {
      throw new TooDamagedException();
    }
  }

  /** Adds an error saying that the database could not be opened, or not read to its end. */
  void unreadable(FormatException cause) {
    errors.add(error(DATABASE, String.valueOf(cause.getMessage())));
  }

  /** Adds an error saying that the rest of the database was not read. */
  void givenUp() {
    errors.add(error(DATABASE, "given up after too many errors"));
  }

  private PartialError error(String part, String cause) {
    return PartialError.permanent(path, part + ": " + cause);
  }

  private void requireNotInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while reading " + path);
    }
  }

  RpmDatabaseContents contents() {
    List<PartialError> all = new ArrayList<>(errors);
    if (unlisted > 0) {
      all.add(error(DATABASE, unlisted + " more errors"));
    }
    return new RpmDatabaseContents(rows, all, List.of());
  }
}
