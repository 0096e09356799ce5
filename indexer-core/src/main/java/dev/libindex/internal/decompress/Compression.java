package dev.libindex.internal.decompress;

import java.nio.ByteBuffer;

/**
 * The compression of a layer or another file, recognized by its first bytes. Those that cannot be
 * read are recognized so that a message can name them.
 */
enum Compression {
  NONE("not compressed"),
  GZIP("gzip"),
  ZSTD("zstd"),
  BZIP2("bzip2"),
  XZ("xz"),
  LZ4("lz4");

  /** The number of bytes that are examined. */
  static final int MAGIC_LENGTH = 4;

  private static final int GZIP_MAGIC = 0x1F8B08;
  private static final int ZSTD_MAGIC = 0x28B52FFD;
  private static final int BZIP2_MAGIC = 0x425A68;
  private static final int XZ_MAGIC = 0xFD377A58;

  /** The magic number of an LZ4 frame, and that of the legacy format; both are little-endian. */
  private static final int LZ4_MAGIC = 0x04224D18;

  private static final int LZ4_LEGACY_MAGIC = 0x02214C18;

  /** RFC 8878, section 3.1.2: sixteen magic numbers, little-endian, of frames without content. */
  private static final int ZSTD_SKIPPABLE_MAGIC = 0x502A4D18;

  private static final int ZSTD_SKIPPABLE_MASK = 0xF0FFFFFF;

  private final String text;

  Compression(String text) {
    this.text = text;
  }

  /**
   * Returns the compression of the bytes; fewer than {@value #MAGIC_LENGTH} are never compressed.
   */
  static Compression sniff(byte[] bytes, int length) {
    if (length < MAGIC_LENGTH) {
      return NONE;
    }
    int magic = ByteBuffer.wrap(bytes).getInt();
    if (magic >>> 8 == GZIP_MAGIC) {
      return GZIP;
    }
    if (magic == ZSTD_MAGIC || (magic & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE_MAGIC) {
      return ZSTD;
    }
    return other(magic);
  }

  /** Returns whether layers may be compressed in this way. */
  boolean isOneOfLayers() {
    return this == NONE || this == GZIP || this == ZSTD;
  }

  private static Compression other(int magic) {
    if (magic == XZ_MAGIC) {
      return XZ;
    }
    if (magic == LZ4_MAGIC || magic == LZ4_LEGACY_MAGIC) {
      return LZ4;
    }
    int level = magic & 0xFF;
    return magic >>> 8 == BZIP2_MAGIC && level >= '1' && level <= '9' ? BZIP2 : NONE;
  }

  @Override
  public String toString() {
    return text;
  }
}
