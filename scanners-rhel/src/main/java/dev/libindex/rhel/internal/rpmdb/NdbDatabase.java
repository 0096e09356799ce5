package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.bytes.ContentReader;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * The headers in an ndb database (rpm's lib/backend/ndb/rpmpkg.c). The file begins with pages of
 * slots; each slot has a package's number and the position of its blob. All numbers are
 * little-endian.
 *
 * <p>rpm reuses freed slots, so any slot may hold the newest package: all are read.
 */
final class NdbDatabase implements HeaderSource {
  private static final int HEADER_MAGIC = 'R' | 'p' << 8 | 'm' << 16 | 'P' << 24;
  private static final int LOCKED_MAGIC = 'R' | 'p' << 8 | 'm' << 16 | 'X' << 24;
  private static final int SLOT_MAGIC = 'S' | 'l' << 8 | 'o' << 16 | 't' << 24;
  private static final int HEADER_SIZE = 32;
  private static final int SLOT_SIZE = 16;
  private static final int PAGE_SIZE = 4096;

  private final FileContent content;
  private final long slotPages;

  private NdbDatabase(FileContent content, long slotPages) {
    this.content = content;
    this.slotPages = slotPages;
  }

  /** Returns whether a file beginning with these bytes was written by rpm's ndb backend. */
  static boolean hasMagic(byte[] prefix) {
    if (prefix.length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return magic == HEADER_MAGIC || magic == LOCKED_MAGIC;
  }

  static NdbDatabase open(FileContent content) throws IOException {
    ByteBuffer header =
        ContentReader.readStructure(
            content, 0, HEADER_SIZE, ByteOrder.LITTLE_ENDIAN, "database header");
    if (header.getInt(0) != HEADER_MAGIC) {
      throw new FormatException("not a package database of ndb: wrong magic");
    }
    if (header.getInt(4) != 0) {
      throw new FormatException("version " + Integer.toUnsignedLong(header.getInt(4)));
    }
    return new NdbDatabase(content, Integer.toUnsignedLong(header.getInt(12)));
  }

  @Override
  public void forEachHeader(HeaderSink sink) throws IOException {
    NdbBlobs blobs = new NdbBlobs(content);
    Set<Integer> packages = new HashSet<>();
    ByteBuffer slots = ByteBuffer.allocate(PAGE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    for (long number = 0; number < slotPages; number++) {
      if ((number + 1) * PAGE_SIZE > content.size()) {
        throw new FormatException(
            "slot page " + number + " of " + slotPages + " is past the end of the file");
      }
      ContentReader.readFully(content, number * PAGE_SIZE, slots);
      for (int at = number == 0 ? HEADER_SIZE : 0; at < PAGE_SIZE; at += SLOT_SIZE) {
        try {
          readSlot(slots, at, blobs, packages, sink);
        } catch (FormatException e) {
          sink.damaged("slot at " + (number * PAGE_SIZE + at), e);
        }
      }
    }
  }

  private static void readSlot(
      ByteBuffer slots, int at, NdbBlobs blobs, Set<Integer> packages, HeaderSink sink)
      throws IOException {
    if (slots.getInt(at) != SLOT_MAGIC) {
      throw new FormatException("wrong magic");
    }
    int packageIndex = slots.getInt(at + 4);
    long blockOffset = Integer.toUnsignedLong(slots.getInt(at + 8));
    long blockCount = Integer.toUnsignedLong(slots.getInt(at + 12));
    if (blockOffset == 0) {
      return;
    }
    if (!packages.add(packageIndex)) {
      throw new FormatException(
          "package " + Integer.toUnsignedLong(packageIndex) + " has two slots");
    }
    sink.header(
        Integer.toUnsignedLong(packageIndex), blobs.read(packageIndex, blockOffset, blockCount));
  }
}
