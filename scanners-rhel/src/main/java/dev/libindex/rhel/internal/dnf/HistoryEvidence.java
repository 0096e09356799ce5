package dev.libindex.rhel.internal.dnf;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.LooseRows;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.internal.sqlite.SqliteRow;
import dev.libindex.rhel.internal.sqlite.SqliteType;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What is kept of a history, or of its log, to put it together with one from another layer. Both
 * are written as texts by {@link #encode}, and {@link DnfHistory#read(PageOverlay, PageOverlay)}
 * puts them together.
 */
public final class HistoryEvidence {
  /** The tables that histories are read from, of either version of dnf. */
  private static final List<String> TABLES =
      List.of("rpm", "trans_item", "repo", "trans_item_action", "pkg_name", "arch");

  /** A history of a thousand packages has some 50 KiB. */
  private static final int MAX_BYTES = 256 << 10;

  /** Real histories name a few dozen repositories; that of dnf 5 has more texts of their form. */
  private static final int MAX_IDS = 10_000;

  private static final int MAX_ID_LENGTH = 1024;

  private HistoryEvidence() {}

  /**
   * Reads the pages of a history that its repositories are read from. Those of an empty file, whose
   * log SQLite ignores, are {@link PageOverlay#NONE}.
   *
   * @param main the history's file, without any log
   * @throws FormatException if the file is not a database, or is damaged
   * @throws IOException if the bytes cannot be read
   */
  public static PageOverlay ofFile(FileContent main) throws IOException {
    return main.size() == 0
        ? PageOverlay.NONE
        : SqliteDatabase.open(main, LogFiles.NONE).pagesOf(TABLES);
  }

  /**
   * Writes the pages of a history or of its log as a text.
   *
   * @throws FormatException if they have more than 256 KiB when compressed
   * @throws IOException if the bytes cannot be read
   */
  public static String encode(PageOverlay pages) throws IOException {
    return pages.encode(MAX_BYTES);
  }

  /**
   * Returns the ids of all repositories that a history with these pages may name, whatever the
   * others have, and other texts. An id of more than 1024 bytes is not among them.
   *
   * @throws FormatException if there are more than 10,000
   * @throws IOException if the bytes cannot be read
   */
  public static NavigableSet<String> candidateIds(PageOverlay pages) throws IOException {
    NavigableSet<String> ids = new TreeSet<>();
    LooseRows.forEachRow(
        pages,
        3,
        row -> {
          if (mayBeRepository(row)) {
            ids.add(row.text(1));
            if (ids.size() > MAX_IDS) {
              throw new FormatException("more than " + MAX_IDS + " texts may be repository ids");
            }
          }
        });
    return ids;
  }

  /** In the table of repositories, the number is the row id, for which the record has a null. */
  private static boolean mayBeRepository(SqliteRow row) throws FormatException {
    return row.isNull(0)
        && row.type(1) == SqliteType.TEXT
        && row.isNull(2)
        && row.bytes(1).length() <= MAX_ID_LENGTH;
  }
}
