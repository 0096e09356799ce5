package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Adler32;

/**
 * The blobs of an ndb database during one walk. A blob consists of a head, the header, padding, and
 * a tail with the checksum of everything before it.
 */
final class NdbBlobs {
  private static final int BLOCK_SIZE = 16;
  private static final int HEAD_SIZE = 16;
  private static final int TAIL_SIZE = 12;
  private static final int HEAD_MAGIC = 'B' | 'l' << 8 | 'b' << 16 | 'S' << 24;
  private static final int TAIL_MAGIC = 'B' | 'l' << 8 | 'b' << 16 | 'E' << 24;
  private static final int CHUNK_SIZE = 16384;

  private final FileContent content;
  private final byte[] chunk = new byte[CHUNK_SIZE];

  /**
   * The bytes left for further blobs: since blobs do not overlap, they cannot be larger in total
   * than the file.
   */
  private long budget;

  NdbBlobs(FileContent content) {
    this.content = content;
    this.budget = content.size();
  }

  /** Returns the header blob of the package at this place. */
  Extents read(int packageIndex, long blockOffset, long blockCount) throws IOException {
    if (blockCount < 2) {
      throw new FormatException("blob of " + blockCount + " blocks");
    }
    long start = blockOffset * BLOCK_SIZE;
    long size = blockCount * BLOCK_SIZE;
    ByteBuffer head = structure(start, HEAD_SIZE, "head of a blob");
    if (head.getInt(0) != HEAD_MAGIC) {
      throw new FormatException("no blob at " + start);
    }
    if (head.getInt(4) != packageIndex) {
      throw new FormatException(
          "the blob at " + start + " is of package " + Integer.toUnsignedLong(head.getInt(4)));
    }
    long tailStart = start + size - TAIL_SIZE;
    ByteBuffer tail = structure(tailStart, TAIL_SIZE, "tail of a blob");
    long length = Integer.toUnsignedLong(head.getInt(12));
    if (tail.getInt(8) != TAIL_MAGIC || tail.getInt(4) != head.getInt(12)) {
      throw new FormatException("head and tail of the blob at " + start + " do not agree");
    }
    if (length > size - HEAD_SIZE - TAIL_SIZE || length > HeaderSource.MAX_BLOB) {
      throw new FormatException("header of " + length + " bytes in a blob of " + size);
    }
    requireChecksum(start, tailStart, Integer.toUnsignedLong(tail.getInt(0)));
    return new Extents.Builder().add(content, start + HEAD_SIZE, length).build();
  }

  private ByteBuffer structure(long position, int size, String what) throws IOException {
    return ContentReader.readStructure(content, position, size, ByteOrder.LITTLE_ENDIAN, what);
  }

  private void requireChecksum(long from, long to, long expected) throws IOException {
    budget -= to - from;
    if (budget < 0) {
      throw new FormatException("blobs overlap");
    }
    Adler32 checksum = new Adler32();
    for (long at = from; at < to; at += CHUNK_SIZE) {
      int part = (int) Math.min(CHUNK_SIZE, to - at);
      ContentReader.readFully(content, at, chunk, 0, part);
      checksum.update(chunk, 0, part);
    }
    if (checksum.getValue() != expected) {
      throw new FormatException("wrong checksum of the blob at " + from);
    }
  }
}
