package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * The pages of a BerkeleyDB file during one walk. No two buckets or items share a page, so each is
 * read at most once. A page that comes up again is a sign of damage; refusing it also ends any
 * cycle.
 */
final class BerkeleyPages {
  static final int PAGE_HEADER_SIZE = 26;

  private static final int OVERFLOW_PAGE = 7;
  private static final int HASH_PAGE = 13;

  private final FileContent content;
  private final BerkeleyMeta meta;
  private final BitSet visited = new BitSet();
  private final ByteBuffer page;
  private final ByteBuffer overflowHeader;

  BerkeleyPages(FileContent content, BerkeleyMeta meta) {
    this.content = content;
    this.meta = meta;
    this.page = ByteBuffer.allocate(meta.pageSize()).order(meta.order());
    this.overflowHeader = ByteBuffer.allocate(PAGE_HEADER_SIZE).order(meta.order());
  }

  /** Returns the number of complete pages in the file. */
  long count() {
    return content.size() / meta.pageSize();
  }

  /** Reads a page of items, which is valid until the next call. */
  BerkeleyHashPage hashPage(long number) throws IOException {
    read(number, page, HASH_PAGE);
    return BerkeleyHashPage.of(number, page);
  }

  /**
   * Returns the value stored in a chain of overflow pages. Its size is the sum of what the pages
   * hold; not every writer maintains the size stated in the item.
   */
  Extents overflowValue(long firstPage) throws IOException {
    Extents.Builder value = new Extents.Builder();
    for (long number = firstPage; number != 0; ) {
      read(number, overflowHeader, OVERFLOW_PAGE);
      if (Integer.toUnsignedLong(overflowHeader.getInt(8)) != number) {
        throw new FormatException("page " + number + " bears another number");
      }
      int length = Short.toUnsignedInt(overflowHeader.getShort(22));
      if (length > meta.pageSize() - PAGE_HEADER_SIZE) {
        throw new FormatException("page " + number + " holds " + length + " bytes");
      }
      value.add(content, number * meta.pageSize() + PAGE_HEADER_SIZE, length);
      if (value.length() > HeaderSource.MAX_BLOB) {
        throw new FormatException("value of more than " + HeaderSource.MAX_BLOB + " bytes");
      }
      number = Integer.toUnsignedLong(overflowHeader.getInt(16));
    }
    return value.build();
  }

  /** Returns a value stored in the hash page read last. */
  Extents inlineValue(BerkeleyHashPage hashPage, int offset, int length) {
    return new Extents.Builder()
        .add(content, hashPage.number() * meta.pageSize() + offset, length)
        .build();
  }

  private void read(long number, ByteBuffer target, int type) throws IOException {
    if (number < 1 || number >= count()) {
      throw new FormatException("page " + number + " of " + count());
    }
    if (visited.get((int) number)) {
      throw new FormatException("page " + number + " is used twice");
    }
    visited.set((int) number);
    ContentReader.readFully(content, number * meta.pageSize(), target);
    if (target.getLong(0) != meta.logSequence()) {
      throw new FormatException("page " + number + " is stale: its LSN is another");
    }
    if (target.get(25) != type) {
      throw new FormatException(
          "page " + number + " is of type " + target.get(25) + ", not " + type);
    }
  }
}
