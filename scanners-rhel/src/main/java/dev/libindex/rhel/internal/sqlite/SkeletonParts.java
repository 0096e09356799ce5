package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads the parts of a skeleton. */
final class SkeletonParts {
  private static final long MAX_PAGE = 0xffffffffL;

  private SkeletonParts() {}

  /**
   * Writes the nodes: for each its page and how many rows it has, negative if it has children
   * instead; then the rows or children of all of them.
   */
  static void writeNodes(SortedMap<Long, SkeletonNode> nodes, DataOutputStream out)
      throws IOException {
    out.writeInt(nodes.size());
    long last = 0;
    for (SkeletonNode node : nodes.values()) {
      out.writeInt((int) (node.number() - last));
      out.writeInt(node.isLeaf() ? node.cells().size() : -node.children().size());
      last = node.number();
    }
    last = 0;
    for (SkeletonNode node : nodes.values()) {
      for (long child : node.children()) {
        out.writeInt((int) (child - last));
        last = child;
      }
    }
    writeCells(nodes, out);
  }

  private static void writeCells(SortedMap<Long, SkeletonNode> nodes, DataOutputStream out)
      throws IOException {
    LeafCell last = new LeafCell(0, 0, 0, 0, 0);
    for (SkeletonNode node : nodes.values()) {
      for (LeafCell cell : node.cells()) {
        out.writeLong(cell.rowId() - last.rowId());
        out.writeInt(cell.payloadLength());
        out.writeInt((int) (cell.overflowPage() - last.overflowPage()));
        last = cell;
      }
    }
  }

  static SortedMap<Long, SkeletonNode> readNodes(DataInputStream in, int usableSize)
      throws IOException {
    int count = EvidenceText.count(in, SkeletonText.MAX_PARTS);
    PageNumbers numbers = new PageNumbers();
    PageNumbers sizes = new PageNumbers();
    long number = 0;
    long cells = 0;
    for (int i = 0; i < count; i++) {
      number = page(number + in.readInt());
      numbers.add(number);
      sizes.add(in.readInt());
      cells += Math.abs(sizes.get(i));
    }
    if (cells > 2L * SkeletonText.MAX_PARTS) {
      throw new FormatException("skeleton of " + cells + " rows and children");
    }
    SortedMap<Long, SkeletonNode> nodes = new TreeMap<>();
    long last = 0;
    for (int i = 0; i < count; i++) {
      List<Long> children = new ArrayList<>();
      for (long child = sizes.get(i); child < 0; child++) {
        last = page(last + in.readInt());
        children.add(last);
      }
      nodes.put(
          numbers.get(i),
          new SkeletonNode(numbers.get(i), children.isEmpty(), children, new ArrayList<>()));
    }
    readCells(in, numbers, sizes, nodes, usableSize);
    return nodes;
  }

  private static void readCells(
      DataInputStream in,
      PageNumbers numbers,
      PageNumbers sizes,
      Map<Long, SkeletonNode> nodes,
      int usableSize)
      throws IOException {
    long rowId = 0;
    long overflowPage = 0;
    for (int i = 0; i < numbers.size(); i++) {
      SkeletonNode node = nodes.get(numbers.get(i));
      for (long cell = 0; cell < sizes.get(i) && node != null; cell++) {
        rowId += in.readLong();
        int length = EvidenceText.count(in, (int) LeafCell.MAX_PAYLOAD);
        overflowPage = page(overflowPage + in.readInt());
        int localLength = LeafCell.localLength(length, usableSize);
        node.cells().add(new LeafCell(rowId, length, 0, localLength, overflowPage));
      }
    }
  }

  static void writeLinks(SortedMap<Long, Long> links, DataOutputStream out) throws IOException {
    out.writeInt(links.size());
    long last = 0;
    for (Map.Entry<Long, Long> link : links.entrySet()) {
      long page = link.getKey();
      out.writeInt((int) (page - last));
      out.writeInt(link.getValue() == 0 ? 0 : (int) (link.getValue() - page));
      last = page;
    }
  }

  static SortedMap<Long, Long> readLinks(DataInputStream in) throws IOException {
    SortedMap<Long, Long> links = new TreeMap<>();
    int count = EvidenceText.count(in, SkeletonText.MAX_PARTS);
    long page = 0;
    for (int i = 0; i < count; i++) {
      page = page(page + in.readInt());
      int step = in.readInt();
      links.put(page, step == 0 ? 0 : page(page + step));
    }
    return links;
  }

  private static long page(long number) throws FormatException {
    if (number < 0 || number > MAX_PAGE) {
      throw new FormatException("skeleton with page " + number);
    }
    return number;
  }

  static void writeRows(SortedMap<Long, SkeletonRow> rows, DataOutputStream out)
      throws IOException {
    out.writeInt(rows.size());
    long last = 0;
    for (Map.Entry<Long, SkeletonRow> row : rows.entrySet()) {
      out.writeLong(row.getKey() - last);
      out.writeInt(row.getValue().checksum());
      last = row.getKey();
    }
    for (SkeletonRow row : rows.values()) {
      SkeletonText.writeText(out, row.key());
    }
  }

  static SortedMap<Long, SkeletonRow> readRows(DataInputStream in) throws IOException {
    int count = EvidenceText.count(in, SkeletonText.MAX_PARTS);
    PageNumbers ids = new PageNumbers();
    PageNumbers checksums = new PageNumbers();
    long id = 0;
    for (int i = 0; i < count; i++) {
      id += in.readLong();
      ids.add(id);
      checksums.add(in.readInt());
    }
    SortedMap<Long, SkeletonRow> rows = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      rows.put(ids.get(i), new SkeletonRow((int) checksums.get(i), SkeletonText.readText(in)));
    }
    return rows;
  }
}
