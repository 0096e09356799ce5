package dev.libindex.rhel.rpmdb;

import dev.libindex.rhel.bytes.Extents;
import dev.libindex.rhel.bytes.FormatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/** Parses the headers of a database and keeps count of what cannot be read. */
final class ContentsCollector implements HeaderSink {
  /** A damaged database may fail once for each of its pages; a person needs to see a few. */
  private static final int MAX_ERRORS = 20;

  private static final String PUBLIC_KEY = "gpg-pubkey";

  private final String path;
  private final List<RpmInfo> packages = new ArrayList<>();
  private final List<RpmDatabaseError> errors = new ArrayList<>();
  private long unlisted;

  ContentsCollector(String path) {
    this.path = path;
  }

  @Override
  public void header(long number, Extents blob) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while reading " + path);
    }
    try {
      RpmInfo info = RpmInfoReader.read(RpmHeader.parse(blob));
      if (!info.name().equals(PUBLIC_KEY)) {
        packages.add(info);
      }
    } catch (FormatException e) {
      damaged("header " + number, e);
    }
  }

  @Override
  public void damaged(String part, FormatException cause) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(new RpmDatabaseError(path, part, String.valueOf(cause.getMessage())));
    } else {
      unlisted++;
    }
  }

  RpmDatabaseContents contents() {
    List<RpmDatabaseError> all = new ArrayList<>(errors);
    if (unlisted > 0) {
      all.add(new RpmDatabaseError(path, "database", unlisted + " more errors"));
    }
    return new RpmDatabaseContents(packages, all, List.of());
  }
}
