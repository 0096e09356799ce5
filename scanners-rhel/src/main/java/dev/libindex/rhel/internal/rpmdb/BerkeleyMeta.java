package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The metadata page of a BerkeleyDB hash (db_page.h of Berkeley DB 4 and 5, {@code HMETA33}).
 *
 * @param logSequence the LSN that all pages of an rpm database share, since it has no log
 * @param maxBucket the number of the last bucket
 * @param spares for each level of doubling, the number to add to a bucket's number to get its first
 *     page
 */
record BerkeleyMeta(
    ByteOrder order, long logSequence, int pageSize, long maxBucket, List<Long> spares) {
  private static final int SIZE = 512;
  private static final int MAGIC_OFFSET = 12;
  private static final int HASH_MAGIC = 0x00061561;
  private static final int HASH_META_PAGE = 8;
  private static final int MIN_PAGE_SIZE = 512;
  private static final int MAX_PAGE_SIZE = 65536;
  private static final int SPARES = 32;

  /**
   * Returns whether a file beginning with these 16 bytes is a BerkeleyDB hash in either byte order.
   */
  static boolean hasMagic(byte[] prefix) {
    if (prefix.length < MAGIC_OFFSET + Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(prefix).getInt(MAGIC_OFFSET);
    return magic == HASH_MAGIC || magic == Integer.reverseBytes(HASH_MAGIC);
  }

  static BerkeleyMeta read(FileContent content) throws IOException {
    ByteBuffer page =
        ContentReader.readStructure(content, 0, SIZE, ByteOrder.LITTLE_ENDIAN, "metadata page");
    if (page.getInt(MAGIC_OFFSET) == Integer.reverseBytes(HASH_MAGIC)) {
      page.order(ByteOrder.BIG_ENDIAN);
    }
    if (page.getInt(MAGIC_OFFSET) != HASH_MAGIC) {
      throw new FormatException("not a BerkeleyDB hash: no magic");
    }
    if (page.get(25) != HASH_META_PAGE) {
      throw new FormatException("metadata page of type " + page.get(25));
    }
    if (page.get(24) != 0) {
      throw new FormatException("encrypted database");
    }
    int pageSize = page.getInt(20);
    if (pageSize < MIN_PAGE_SIZE || pageSize > MAX_PAGE_SIZE || Integer.bitCount(pageSize) != 1) {
      throw new FormatException("page size " + Integer.toUnsignedLong(pageSize));
    }
    List<Long> spares = new ArrayList<>(SPARES);
    for (int i = 0; i < SPARES; i++) {
      spares.add(Integer.toUnsignedLong(page.getInt(96 + Integer.BYTES * i)));
    }
    return new BerkeleyMeta(
        page.order(), page.getLong(0), pageSize, Integer.toUnsignedLong(page.getInt(72)), spares);
  }

  /**
   * Returns the first page of a bucket.
   *
   * @param bucket less than 2^31
   */
  long firstPage(long bucket) {
    return bucket + spares.get(Long.SIZE - Long.numberOfLeadingZeros(bucket));
  }
}
