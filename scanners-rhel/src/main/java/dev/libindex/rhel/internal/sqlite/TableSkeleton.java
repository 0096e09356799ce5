package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What must be known of a table in a database file to apply a log to it later, when the file is no
 * longer at hand: the schema, the table's tree without payloads, the chains of overflow pages, and
 * a checksum and a key for each row. Far smaller than the table. Immutable.
 */
public final class TableSkeleton {
  private static final FileContent NOTHING = FileContent.of(new byte[0]);

  private final String table;
  private final PageOverlay schema;
  private final SortedMap<Long, SkeletonNode> nodes;
  private final SortedMap<Long, Long> links;
  private final SortedMap<Long, SkeletonRow> rows;

  /**
   * Creates a skeleton.
   *
   * @param table the table's name
   * @param schema the pages of the schema, and the size of the database
   * @param nodes the pages of the table's tree by their numbers
   * @param links for each overflow page of the table the next one, or 0
   * @param rows the rows by their ids
   */
  TableSkeleton(
      String table,
      PageOverlay schema,
      SortedMap<Long, SkeletonNode> nodes,
      SortedMap<Long, Long> links,
      SortedMap<Long, SkeletonRow> rows) {
    this.table = table;
    this.schema = schema;
    this.nodes = nodes;
    this.links = links;
    this.rows = rows;
  }

  /**
   * Reads the skeleton of a table. Parts that are damaged are left out: whoever reads the table
   * itself is told of them.
   *
   * @param main the database file, without any log
   * @param keys what each row is to the caller, by row id, such as the name of what it describes. A
   *     row without a key stays a row
   * @throws FormatException if the file is not a database, has no such table, or its skeleton
   *     exceeds a limit
   * @throws IOException if the bytes cannot be read
   */
  public static TableSkeleton of(FileContent main, String table, Map<Long, String> keys)
      throws IOException {
    return SkeletonBuilder.build(main, table, keys);
  }

  /**
   * Reads a skeleton that {@link #encode} has written.
   *
   * @throws FormatException if the text is anything else
   */
  public static TableSkeleton decode(String text) throws FormatException {
    return SkeletonText.decode(text);
  }

  /**
   * Writes the skeleton as a text, for evidence.
   *
   * @throws FormatException if it has more than 1 MiB when compressed
   */
  public String encode() throws FormatException {
    return SkeletonText.encode(this);
  }

  String table() {
    return table;
  }

  PageOverlay schema() {
    return schema;
  }

  SortedMap<Long, SkeletonNode> nodes() {
    return nodes;
  }

  SortedMap<Long, Long> links() {
    return links;
  }

  SortedMap<Long, SkeletonRow> rows() {
    return rows;
  }

  /** Returns all pages that the skeleton knows, with as much of each as it knows. */
  PageOverlay pages() {
    Map<Long, StoredPage> pages = new HashMap<>();
    nodes.keySet().forEach(page -> pages.put(page, new StoredPage(NOTHING, 0, 0)));
    links.forEach((page, next) -> pages.put(page, StoredPage.link(next)));
    pages.putAll(schema.pages());
    return new PageOverlay(schema.pageSize(), schema.databasePages(), pages);
  }
}
