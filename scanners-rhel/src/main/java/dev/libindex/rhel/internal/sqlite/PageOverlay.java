package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pages that take the place of those of a database file, and the size that the database then has:
 * the committed pages of a write-ahead log, or the original ones of a hot rollback journal.
 * Immutable; as safe for concurrent readers as the files that it was read from.
 */
public final class PageOverlay {
  /** An overlay that changes nothing, as a log in which nothing is committed. */
  public static final PageOverlay NONE = new PageOverlay(0, 0, Map.of());

  private final int pageSize;
  private final long databasePages;
  private final Map<Long, StoredPage> pages;

  /**
   * Creates an overlay.
   *
   * @param databasePages the size of the database in pages
   * @param pages the pages by their numbers; not copied
   */
  PageOverlay(int pageSize, long databasePages, Map<Long, StoredPage> pages) {
    this.pageSize = pageSize;
    this.databasePages = databasePages;
    this.pages = pages;
  }

  /**
   * Reads the pages that SQLite would apply. They stay in the files, which must not change while
   * the overlay is in use. If both files count, the journal is rolled back before the write-ahead
   * log is applied, as SQLite does.
   *
   * @throws FormatException if a file exceeds a limit, or what it means cannot be told
   * @throws IOException if the bytes cannot be read
   */
  public static PageOverlay read(LogFiles files) throws IOException {
    PageOverlay journal =
        files.journal().isPresent() ? RollbackJournal.read(files.journal().get()) : NONE;
    PageOverlay wal = files.wal().isPresent() ? WriteAheadLog.read(files.wal().get()) : NONE;
    return wal.over(journal);
  }

  /**
   * Reads an overlay that {@link #encode} has written.
   *
   * @throws FormatException if the text is anything else
   */
  public static PageOverlay decode(String text) throws FormatException {
    return OverlayText.decode(text);
  }

  /**
   * Writes the overlay as a text, for evidence: its pages, compressed. Pages of indexes are written
   * without their content, which no reader of this package needs. Equal overlays give equal texts
   * if they were compressed by the same version of zlib.
   *
   * @throws FormatException if the pages have more than 64 MiB, or more than 8 MiB when compressed
   * @throws IOException if the bytes cannot be read
   */
  public String encode() throws IOException {
    return encode(EvidenceText.MAX_LOG_BYTES);
  }

  /**
   * Writes the overlay as {@link #encode()} does, with another limit.
   *
   * @param maxBytes the maximum number of bytes when compressed
   */
  public String encode(int maxBytes) throws IOException {
    return OverlayText.encode(this, maxBytes);
  }

  /**
   * Returns this overlay on top of another one.
   *
   * @throws FormatException if their pages differ in size
   */
  public PageOverlay over(PageOverlay below) throws FormatException {
    if (below.isNone() || isNone()) {
      return isNone() ? below : this;
    }
    if (pageSize != below.pageSize) {
      throw new FormatException(
          "pages of " + pageSize + " bytes in the log, " + below.pageSize + " elsewhere");
    }
    Map<Long, StoredPage> all = new HashMap<>(below.pages);
    all.putAll(pages);
    return new PageOverlay(pageSize, databasePages, all);
  }

  /** Returns whether this overlay changes nothing. */
  public boolean isNone() {
    return pageSize == 0;
  }

  int pageSize() {
    return pageSize;
  }

  /** Returns the size of the database in pages. */
  long databasePages() {
    return databasePages;
  }

  Map<Long, StoredPage> pages() {
    return pages;
  }

  /** Returns where a page is, or null if the overlay leaves it as it is. */
  @Nullable StoredPage page(long number) {
    return pages.get(number);
  }
}
