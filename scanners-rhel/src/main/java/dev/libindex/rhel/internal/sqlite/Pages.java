package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The pages of a database: those of the main file, overlaid with the committed ones of its log. */
final class Pages {
  /** Keeps the number of pages and frames within an int; 512 GiB with pages of 512 bytes. */
  private static final long MAX_PAGES = 1 << 30;

  private final FileContent main;
  private final @Nullable WriteAheadLog log;
  private final DatabaseHeader header;
  private final long mainPages;
  private final long count;

  private Pages(FileContent main, @Nullable WriteAheadLog log, DatabaseHeader header, long count) {
    this.main = main;
    this.log = log;
    this.header = header;
    this.mainPages = main.size() / header.pageSize();
    this.count = count == 0 ? mainPages : count;
  }

  static Pages open(FileContent main, @Nullable FileContent wal) throws IOException {
    WriteAheadLog log = wal == null ? null : WriteAheadLog.read(wal);
    Long first = log == null ? null : log.pages().get(1L);
    DatabaseHeader header =
        DatabaseHeader.parse(
            log == null || first == null
                ? ContentReader.readStructure(
                    main, 0, DatabaseHeader.SIZE, ByteOrder.BIG_ENDIAN, "database header")
                : ContentReader.readStructure(
                    log.content(), first, DatabaseHeader.SIZE, ByteOrder.BIG_ENDIAN, "page 1"));
    if (log != null && log.pageSize() != header.pageSize()) {
      throw new FormatException(
          "pages of " + log.pageSize() + " bytes in the log, " + header.pageSize() + " elsewhere");
    }
    if (main.size() / header.pageSize() > MAX_PAGES) {
      throw new FormatException("file of " + main.size() + " bytes");
    }
    long count = log == null ? header.declaredPages() : log.databasePages();
    return new Pages(main, log, header, count);
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

  /**
   * Returns the number of pages that the main file lacks according to its header; 0 if it is
   * complete.
   */
  long missing() {
    return log == null ? Math.max(0, count - mainPages) : 0;
  }

  /**
   * Returns the index of a page among the stored ones, from 0. It is bounded by the sizes of the
   * files, whereas the page's number is bounded only by the size that the database states.
   */
  int slot(long page) throws FormatException {
    requireStored(page);
    Long logged = logged(page);
    return logged == null ? (int) (page - 1) : (int) (mainPages + logged / header.pageSize());
  }

  /** Reads the first bytes of a page. */
  void read(long page, byte[] buffer, int length) throws IOException {
    requireStored(page);
    ContentReader.readFully(contentOf(page), positionOf(page), buffer, 0, length);
  }

  /** Appends a part of a page to a value, without reading it. */
  void append(long page, int offset, int length, Extents.Builder value) throws FormatException {
    requireStored(page);
    value.add(contentOf(page), positionOf(page) + offset, length);
  }

  private void requireStored(long page) throws FormatException {
    if (page < 1 || page > count) {
      throw new FormatException("page " + page + " of " + count);
    }
    if (page > mainPages && logged(page) == null) {
      throw new FormatException("page " + page + " is past the end of the file");
    }
  }

  private @Nullable Long logged(long page) {
    return log == null ? null : log.pages().get(page);
  }

  private FileContent contentOf(long page) {
    return log == null || logged(page) == null ? main : log.content();
  }

  private long positionOf(long page) {
    Long logged = logged(page);
    return logged == null ? (page - 1) * header.pageSize() : logged;
  }
}
