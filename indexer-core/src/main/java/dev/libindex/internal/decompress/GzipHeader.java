package dev.libindex.internal.decompress;

import java.io.IOException;
import java.util.zip.CRC32;

/** The header of a gzip member (RFC 1952, section 2.3), of which only the length matters. */
final class GzipHeader {
  private static final int DEFLATE = 8;
  private static final int HAS_CHECKSUM = 0x02;
  private static final int HAS_EXTRA = 0x04;
  private static final int HAS_NAME = 0x08;
  private static final int HAS_COMMENT = 0x10;
  private static final int RESERVED = 0xE0;
  private static final int TIME_LEVEL_AND_SYSTEM = 6;

  private GzipHeader() {}

  /** Reads and checks a header. */
  static void read(GzipInput input) throws IOException {
    CRC32 checksum = new CRC32();
    if (input.next(checksum) != 0x1F || input.next(checksum) != 0x8B) {
      throw new EncodingException("gzip: garbage behind the data");
    }
    int method = input.next(checksum);
    int flags = input.next(checksum);
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw new EncodingException("gzip: a header of an unknown kind");
    }
    skip(input, checksum, TIME_LEVEL_AND_SYSTEM);
    if ((flags & HAS_EXTRA) != 0) {
      skip(input, checksum, input.next(checksum) | input.next(checksum) << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText(input, checksum);
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText(input, checksum);
    }
    long expected = checksum.getValue() & 0xFFFF;
    if ((flags & HAS_CHECKSUM) != 0 && input.littleEndian(2) != expected) {
      throw new EncodingException("gzip: wrong checksum of a header");
    }
  }

  private static void skip(GzipInput input, CRC32 checksum, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      input.next(checksum);
    }
  }

  private static void skipText(GzipInput input, CRC32 checksum) throws IOException {
    while (input.next(checksum) != 0) {
      // The name of the file and the comment are not used.
    }
  }
}
