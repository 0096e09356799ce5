package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads the overflow pages of a skeleton and what it knows of each row. */
final class SkeletonParts {
  private static final long MAX_PAGE = 0xffffffffL;

  private SkeletonParts() {}

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

  static long page(long number) throws FormatException {
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
