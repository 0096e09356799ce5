package dev.libindex.rhel.internal.databases;

/**
 * A write-ahead log or rollback journal of a layer, for a database of another one.
 *
 * @param pages the pages that SQLite would apply, as a text; {@link #NO_PAGES} if there are none
 * @param problem why they are not known; otherwise empty
 */
public record LogFile(String pages, String problem) {
  /** The pages of a log that changes nothing, such as an empty one. */
  public static final String NO_PAGES = "";

  /** Returns whether the log changes nothing. */
  boolean isNone() {
    return pages.equals(NO_PAGES) && problem.isEmpty();
  }
}
