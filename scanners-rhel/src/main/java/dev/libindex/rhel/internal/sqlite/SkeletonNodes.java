package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes and reads the nodes of a skeleton: for each its page and how many rows it has, or, as a
 * negative number, children; then the children of all of them, then their rows.
 */
final class SkeletonNodes {
  private static final LeafCell NO_CELL = new LeafCell(0, 0, 0, 0, 0);

  private SkeletonNodes() {}

  static void write(Collection<SkeletonNode> nodes, DataOutputStream out) throws IOException {
    out.writeInt(nodes.size());
    long last = 0;
    for (SkeletonNode node : nodes) {
      out.writeInt((int) (node.number() - last));
      out.writeInt(node.isLeaf() ? node.cells().size() : -node.children().size());
      last = node.number();
    }
    last = 0;
    for (SkeletonNode node : nodes) {
      for (long child : node.children()) {
        out.writeInt((int) (child - last));
        last = child;
      }
    }
    LeafCell lastCell = NO_CELL;
    for (SkeletonNode node : nodes) {
      for (LeafCell cell : node.cells()) {
        out.writeLong(cell.rowId() - lastCell.rowId());
        out.writeInt(cell.payloadLength());
        out.writeInt((int) (cell.overflowPage() - lastCell.overflowPage()));
        lastCell = cell;
      }
    }
  }

  /**
   * Reads the nodes.
   *
   * @param usableSize that of the pages of the database
   */
  static SortedMap<Long, SkeletonNode> read(DataInputStream in, int usableSize) throws IOException {
    PageNumbers numbers = new PageNumbers();
    PageNumbers sizes = new PageNumbers();
    readSizes(in, numbers, sizes);
    List<List<Long>> children = readChildren(in, sizes);
    SortedMap<Long, SkeletonNode> nodes = new TreeMap<>();
    LeafCell last = NO_CELL;
    for (int i = 0; i < numbers.size(); i++) {
      List<LeafCell> cells = new ArrayList<>();
      for (long left = sizes.get(i); left > 0; left--) {
        last = readCell(in, last, usableSize);
        cells.add(last);
      }
      long number = numbers.get(i);
      nodes.put(number, new SkeletonNode(number, sizes.get(i) >= 0, children.get(i), cells));
    }
    return nodes;
  }

  private static void readSizes(DataInputStream in, PageNumbers numbers, PageNumbers sizes)
      throws IOException {
    int count = EvidenceText.count(in, SkeletonText.MAX_PARTS);
    long number = 0;
    long total = 0;
    for (int i = 0; i < count; i++) {
      number = SkeletonParts.page(number + in.readInt());
      numbers.add(number);
      sizes.add(in.readInt());
      total += Math.abs(sizes.get(i));
    }
    if (total > 2L * SkeletonText.MAX_PARTS) {
      throw new FormatException("skeleton of " + total + " rows and children");
    }
  }

  private static List<List<Long>> readChildren(DataInputStream in, PageNumbers sizes)
      throws IOException {
    List<List<Long>> all = new ArrayList<>();
    long last = 0;
    for (int i = 0; i < sizes.size(); i++) {
      List<Long> children = new ArrayList<>();
      for (long left = -sizes.get(i); left > 0; left--) {
        last = SkeletonParts.page(last + in.readInt());
        children.add(last);
      }
      all.add(children);
    }
    return all;
  }

  private static LeafCell readCell(DataInputStream in, LeafCell last, int usableSize)
      throws IOException {
    long rowId = last.rowId() + in.readLong();
    int length = EvidenceText.count(in, (int) LeafCell.MAX_PAYLOAD);
    long overflowPage = SkeletonParts.page(last.overflowPage() + in.readInt());
    return new LeafCell(rowId, length, 0, LeafCell.localLength(length, usableSize), overflowPage);
  }
}
