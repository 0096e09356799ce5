package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The pages of a database: those of the main file, overlaid with those of its log. */
final class Pages {
  /** Keeps the number of pages within an int; 512 GiB with pages of 512 bytes. */
  private static final long MAX_PAGES = 1 << 30;

  private static final FileContent NO_FILE = FileContent.of(new byte[0]);

  private final FileContent main;
  private final PageOverlay overlay;
  private final DatabaseHeader header;
  private final long mainPages;
  private final long count;

  private Pages(FileContent main, PageOverlay overlay, DatabaseHeader header) {
    this.main = main;
    this.overlay = overlay;
    this.header = header;
    this.mainPages = main.size() / header.pageSize();
    long stated = overlay.isNone() ? header.declaredPages() : overlay.databasePages();
    this.count = stated == 0 ? mainPages : stated;
  }

  /** Opens a main file with a log. */
  static Pages open(FileContent main, PageOverlay overlay) throws IOException {
    if (!overlay.isNone() && overlay.databasePages() == 0) {
      throw new FormatException("empty when its journal is rolled back");
    }
    DatabaseHeader header = DatabaseHeader.parse(header(main, overlay.page(1)));
    if (!overlay.isNone() && overlay.pageSize() != header.pageSize()) {
      throw new FormatException(
          "pages of %d bytes in the log, %d elsewhere"
              .formatted(overlay.pageSize(), header.pageSize()));
    }
    if (main.size() / header.pageSize() > MAX_PAGES) {
      throw new FormatException("file of " + main.size() + " bytes");
    }
    return new Pages(main, overlay, header);
  }

  /** Opens a database of which only some pages are at hand. */
  static Pages open(PageOverlay pages) throws IOException {
    return open(NO_FILE, pages);
  }

  private static ByteBuffer header(FileContent main, @Nullable StoredPage first)
      throws IOException {
    return first == null
        ? ContentReader.readStructure(
            main, 0, DatabaseHeader.SIZE, ByteOrder.BIG_ENDIAN, "database header")
        : ContentReader.readStructure(
            first.content(), first.position(), DatabaseHeader.SIZE, ByteOrder.BIG_ENDIAN, "page 1");
  }

  DatabaseHeader header() {
    return header;
  }

  /**
   * Returns the size of the database in pages: as the database states it, or else that of the main
   * file.
   */
  long count() {
    return count;
  }

  /** Returns the size of the main file in pages. */
  long mainPages() {
    return mainPages;
  }

  /**
   * Returns the number of pages that the main file lacks according to its header; 0 if it is
   * complete.
   */
  long missing() {
    return overlay.isNone() ? Math.max(0, count - mainPages) : 0;
  }

  /** Reads the first bytes of a page. */
  void read(long page, byte[] buffer, int length) throws IOException {
    StoredPage stored = stored(page, length);
    ContentReader.readFully(stored.content(), stored.position(), buffer, 0, length);
  }

  /** Appends a part of a page to a value, without reading it. */
  void append(long page, int offset, int length, Extents.Builder value) throws FormatException {
    StoredPage stored = stored(page, offset + length);
    value.add(stored.content(), stored.position() + offset, length);
  }

  /**
   * Refuses a page that is not there. The number of those that are is bounded by the sizes of the
   * files, whereas a page's number is bounded only by the size that the database states.
   */
  @SuppressWarnings("ReferenceEquality") // There is one object that stands for no file.
  void requireStored(long page) throws FormatException {
    if (page < 1 || page > count) {
      throw new FormatException("page " + page + " of " + count);
    }
    if (page > mainPages && overlay.page(page) == null) {
      throw new FormatException(
          main == NO_FILE
              ? "page " + page + " was not kept"
              : "page " + page + " is past the end of the file");
    }
  }

  private StoredPage stored(long page, int length) throws FormatException {
    requireStored(page);
    StoredPage logged = overlay.page(page);
    if (logged == null) {
      return new StoredPage(main, (page - 1) * header.pageSize(), header.pageSize());
    }
    if (logged.length() < length) {
      throw new FormatException("page " + page + " was not kept as a page of a table");
    }
    return logged;
  }
}
