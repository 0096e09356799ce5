package dev.libindex.rhel.internal.sqlite;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the committed pages of a {@code -wal} file ("Database File Format", section 4): those in
 * the longest prefix of frames with correct salts and checksums, up to its last commit. As in
 * SQLite, frames after that, which are damaged or left over from an earlier use of the file, are
 * ignored.
 */
final class WriteAheadLog {
  private static final int HEADER_SIZE = 32;
  private static final int FRAME_HEADER_SIZE = 24;
  private static final int MAGIC = 0x377f0682;
  private static final int VERSION = 3007000;

  /** Bounds the memory for the map of pages; 4 GiB of log with pages of the usual size. */
  static final long MAX_FRAMES = 1 << 20;

  private WriteAheadLog() {}

  /**
   * Reads a log; returns {@link PageOverlay#NONE} if its header is invalid, or nothing is committed
   * in it.
   */
  static PageOverlay read(FileContent content) throws IOException {
    if (content.size() < HEADER_SIZE) {
      return PageOverlay.NONE;
    }
    ByteBuffer header =
        ContentReader.readStructure(content, 0, HEADER_SIZE, ByteOrder.BIG_ENDIAN, "log header");
    int magic = header.getInt(0);
    int pageSize = header.getInt(8);
    if (!isMagic(magic) || !DatabaseHeader.isPageSize(pageSize)) {
      return PageOverlay.NONE;
    }
    WalChecksum checksum =
        new WalChecksum((magic & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    checksum.update(header, 0, 24);
    if (!checksum.matches(header.getInt(24), header.getInt(28))) {
      return PageOverlay.NONE;
    }
    if (header.getInt(4) != VERSION) {
      throw new FormatException("write-ahead log of version " + header.getInt(4));
    }
    return frames(content, pageSize, header.getLong(16), checksum);
  }

  private static PageOverlay frames(
      FileContent content, int pageSize, long salts, WalChecksum checksum) throws IOException {
    Map<Long, StoredPage> committed = new HashMap<>();
    Map<Long, StoredPage> pending = new HashMap<>();
    long databasePages = 0;
    byte[] frame = new byte[FRAME_HEADER_SIZE + pageSize];
    ByteBuffer header = ByteBuffer.wrap(frame);
    long count = (content.size() - HEADER_SIZE) / frame.length;
    for (long i = 0; i < count; i++) {
      long position = HEADER_SIZE + i * frame.length;
      ContentReader.readFully(content, position, frame, 0, frame.length);
      long page = Integer.toUnsignedLong(header.getInt(0));
      if (page == 0 || header.getLong(8) != salts || !matches(checksum, header)) {
        break;
      }
      if (i >= MAX_FRAMES) {
        throw new FormatException("write-ahead log of more than " + MAX_FRAMES + " frames");
      }
      pending.put(page, new StoredPage(content, position + FRAME_HEADER_SIZE, pageSize));
      if (header.getInt(4) != 0) {
        databasePages = Integer.toUnsignedLong(header.getInt(4));
        committed.putAll(pending);
        pending.clear();
      }
    }
    return committed.isEmpty()
        ? PageOverlay.NONE
        : new PageOverlay(pageSize, databasePages, committed);
  }

  private static boolean matches(WalChecksum checksum, ByteBuffer frame) {
    checksum.update(frame, 0, 8);
    checksum.update(frame, FRAME_HEADER_SIZE, frame.capacity() - FRAME_HEADER_SIZE);
    return checksum.matches(frame.getInt(16), frame.getInt(20));
  }

  /** Returns whether a log begins with this number, whose last bit is about its checksums. */
  static boolean isMagic(int magic) {
    return (magic & ~1) == MAGIC;
  }
}
