package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes and reads overlays as texts: page size, database size, number of pages; for each page how
 * far its number is from that of the page before, and how many bytes of it follow; then those
 * bytes.
 */
final class OverlayText {
  private static final String FORMAT = "sqlite-pages-1";

  /** Bounds the memory for what is known of each page. */
  private static final int MAX_PAGES = 1 << 19;

  /** The types of the pages of indexes, in their first byte. */
  private static final Set<Integer> INDEX_PAGES = Set.of(0x02, 0x0a);

  /**
   * In a database with fewer pages, no overflow page begins like a page of an index, because it
   * begins with the number of the next one.
   */
  private static final long PAGES_WITH_AMBIGUOUS_TYPES = 0x02000000;

  private OverlayText() {}

  static String encode(PageOverlay overlay, int maxBytes) throws IOException {
    return EvidenceText.write(FORMAT, maxBytes, out -> write(overlay, out));
  }

  static PageOverlay decode(String text) throws FormatException {
    return EvidenceText.read(FORMAT, text, OverlayText::read);
  }

  /** Writes the overlay's pages, without the content of those of indexes. */
  static void write(PageOverlay overlay, DataOutputStream out) throws IOException {
    SortedMap<Long, StoredPage> pages = new TreeMap<>();
    long total = 0;
    for (Map.Entry<Long, StoredPage> page : overlay.pages().entrySet()) {
      StoredPage kept = withoutIndex(overlay, page.getValue());
      pages.put(page.getKey(), kept);
      total += kept.length();
    }
    if (total > EvidenceText.MAX_PAGE_BYTES || pages.size() > MAX_PAGES) {
      throw new FormatException(
          "%d pages of %d bytes in all; the limits are %d and %d"
              .formatted(pages.size(), total, MAX_PAGES, EvidenceText.MAX_PAGE_BYTES));
    }
    out.writeInt(overlay.pageSize());
    out.writeInt((int) overlay.databasePages());
    out.writeInt(pages.size());
    writePages(pages, out);
  }

  private static void writePages(SortedMap<Long, StoredPage> pages, DataOutputStream out)
      throws IOException {
    long last = 0;
    for (Map.Entry<Long, StoredPage> page : pages.entrySet()) {
      out.writeInt((int) (page.getKey() - last));
      out.writeInt(page.getValue().length());
      last = page.getKey();
    }
    for (StoredPage page : pages.values()) {
      out.write(page.read(page.length()));
    }
  }

  private static StoredPage withoutIndex(PageOverlay overlay, StoredPage page) throws IOException {
    boolean isOfIndex =
        page.length() == overlay.pageSize()
            && overlay.databasePages() < PAGES_WITH_AMBIGUOUS_TYPES
            && INDEX_PAGES.contains((int) page.read(1)[0]);
    return isOfIndex ? new StoredPage(page.content(), page.position(), 0) : page;
  }

  static PageOverlay read(DataInputStream in) throws IOException {
    int pageSize = in.readInt();
    long databasePages = Integer.toUnsignedLong(in.readInt());
    int count = EvidenceText.count(in, MAX_PAGES);
    if (pageSize == 0 && databasePages == 0 && count == 0) {
      return PageOverlay.NONE;
    }
    if (!DatabaseHeader.isPageSize(pageSize)) {
      throw new FormatException("evidence of pages of " + pageSize + " bytes");
    }
    return pages(in, pageSize, databasePages, count);
  }

  private static PageOverlay pages(DataInputStream in, int pageSize, long databasePages, int count)
      throws IOException {
    long total = 0;
    PageNumbers numbers = new PageNumbers();
    PageNumbers lengths = new PageNumbers();
    long number = 0;
    for (int i = 0; i < count; i++) {
      long step = Integer.toUnsignedLong(in.readInt());
      number += step;
      numbers.add(number);
      if (step == 0 || number > 0xffffffffL) {
        throw new FormatException("evidence of pages out of order");
      }
      lengths.add(EvidenceText.count(in, pageSize));
      total += lengths.get(i);
    }
    FileContent content = FileContent.of(EvidenceText.bytes(in, total));
    Map<Long, StoredPage> pages = new HashMap<>();
    long position = 0;
    for (int i = 0; i < count; i++) {
      int length = (int) lengths.get(i);
      pages.put(numbers.get(i), new StoredPage(content, position, length));
      position += length;
    }
    return new PageOverlay(pageSize, databasePages, pages);
  }
}
