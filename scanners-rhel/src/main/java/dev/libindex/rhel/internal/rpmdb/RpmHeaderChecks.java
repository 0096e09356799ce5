package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Checks the index of a header, as leniently as claircore: a header whose first entry is not a
 * known region is read without one, and values may overlap and be in any order.
 */
final class RpmHeaderChecks {
  static final int ENTRY_SIZE = 16;

  private static final long MAX_ENTRIES = 0xffff;
  private static final long MAX_DATA = 0x0fffffff;

  private final RpmHeader header;

  RpmHeaderChecks(RpmHeader header) {
    this.header = header;
  }

  static void requireSizes(long entries, long dataSize, long blobLength) throws FormatException {
    if (entries > MAX_ENTRIES) {
      throw new FormatException("header of " + entries + " entries");
    }
    if (dataSize > MAX_DATA) {
      throw new FormatException("header of " + dataSize + " bytes of data");
    }
    long total = 8 + entries * ENTRY_SIZE + dataSize;
    if (total >= HeaderSource.MAX_BLOB || total != blobLength) {
      throw new FormatException("not enough data: header of " + total + " bytes in " + blobLength);
    }
    if (entries == 0) {
      throw new FormatException("header without entries");
    }
  }

  void run() throws IOException {
    boolean hasRegion = isRegion(header.tag(0));
    if (hasRegion) {
      requireRegion();
    }
    for (int entry = hasRegion ? 1 : 0; entry < header.entryCount(); entry++) {
      requireEntry(entry, hasRegion);
    }
  }

  private static boolean isRegion(int tag) {
    return tag >= RpmTag.HEADER_SIGNATURES && tag <= RpmTag.HEADER_REGIONS;
  }

  /**
   * Checks the region, whose value is itself an entry: the negated offset of that entry is the size
   * of the index that the region covers.
   */
  private void requireRegion() throws IOException {
    requireRegionEntry(header.type(0), header.count(0));
    ByteBuffer trailer = ByteBuffer.wrap(header.data(header.offset(0), ENTRY_SIZE));
    long covered = -(long) trailer.getInt(8);
    if (covered % ENTRY_SIZE != 0
        || covered / ENTRY_SIZE > (long) header.entryCount() * ENTRY_SIZE) {
      throw new FormatException("region of " + covered + " bytes of index");
    }
    int tag = trailer.getInt(0);
    boolean sameTag =
        tag == header.tag(0)
            || (header.tag(0) == RpmTag.HEADER_IMMUTABLE && tag == RpmTag.HEADER_SIGNATURES);
    if (!sameTag) {
      throw new FormatException("region " + header.tag(0) + " ends as region " + tag);
    }
    requireRegionEntry(trailer.getInt(4), trailer.getInt(12));
  }

  private static void requireRegionEntry(int type, int count) throws FormatException {
    if (type != RpmType.BIN || count != ENTRY_SIZE) {
      throw new FormatException("region of type " + type + " and size " + count);
    }
  }

  private void requireEntry(int entry, boolean hasRegion) throws FormatException {
    int offset = header.offset(entry);
    int count = header.count(entry);
    int type = header.type(entry);
    if (offset < 0 || offset > header.dataSize()) {
      throw invalid(entry, "offset " + offset);
    }
    if (hasRegion && header.tag(entry) < RpmTag.FIRST_ORDINARY) {
      throw invalid(entry, "a tag below " + RpmTag.FIRST_ORDINARY);
    }
    if (!RpmType.isKnown(type)) {
      throw invalid(entry, "type " + type);
    }
    if (count <= 0 || count > header.dataSize()) {
      throw invalid(entry, "count " + Integer.toUnsignedLong(count));
    }
    if (offset % RpmType.alignment(type) != 0) {
      throw invalid(entry, "offset " + offset + " for type " + type);
    }
  }

  private FormatException invalid(int entry, String what) {
    return new FormatException("entry " + entry + ", tag " + header.tag(entry) + ", has " + what);
  }
}
