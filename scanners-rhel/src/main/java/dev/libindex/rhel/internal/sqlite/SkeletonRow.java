package dev.libindex.rhel.internal.sqlite;

import dev.libindex.rhel.internal.bytes.Extents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a skeleton knows of a row.
 *
 * @param checksum see {@link #checksum}
 * @param key what the row is to the caller
 */
record SkeletonRow(int checksum, Optional<String> key) {
  /**
   * Returns a checksum of what a leaf has of a row: its size, its first overflow page, and the
   * first part of its payload. If that and the overflow pages are unchanged, so is the row.
   */
  static int checksum(TableCell row, Pages pages) throws IOException {
    LeafCell cell = row.cell();
    Extents.Builder local = new Extents.Builder();
    pages.append(row.leaf(), cell.localOffset(), cell.localLength(), local);
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + cell.localLength());
    bytes.putInt(cell.payloadLength()).putLong(cell.overflowPage());
    local.build().read(0, bytes.array(), bytes.position(), cell.localLength());
    CRC32 checksum = new CRC32();
    checksum.update(bytes.array());
    return (int) checksum.getValue();
  }
}
