package dev.libindex.quickstart.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** Decompresses archives. Their first bytes say how they are compressed, not their names. */
final class ArchiveCompression {
  private static final int MAGIC_LENGTH = 6;
  private static final int BUFFER = 64 * 1024;

  /** Enough for {@code xz -9}, which needs 65 MiB; a damaged archive may ask for gigabytes. */
  private static final int XZ_MEMORY_KIBIBYTES = 256 << 10;

  private ArchiveCompression() {}

  /**
   * Returns the bytes of a tar that may be compressed with gzip, zstd, xz or bzip2.
   *
   * @param archive supports {@code mark}
   */
  static InputStream expand(InputStream archive) throws IOException {
    archive.mark(MAGIC_LENGTH);
    byte[] magic = archive.readNBytes(MAGIC_LENGTH);
    archive.reset();
    if (begins(magic, 0x1F, 0x8B)) {
      return buffered(new GZIPInputStream(archive, BUFFER));
    }
    if (ZstdUtils.matches(magic, magic.length)) {
      return buffered(new ZstdCompressorInputStream(archive));
    }
    if (begins(magic, 0xFD, '7', 'z', 'X', 'Z', 0)) {
      return buffered(
          XZCompressorInputStream.builder()
              .setInputStream(archive)
              .setDecompressConcatenated(true)
              .setMemoryLimitKiB(XZ_MEMORY_KIBIBYTES)
              .get());
    }
    return begins(magic, 'B', 'Z', 'h')
        ? buffered(new BZip2CompressorInputStream(archive, true))
        : archive;
  }

  private static InputStream buffered(InputStream expanded) {
    return new BufferedInputStream(expanded, BUFFER);
  }

  private static boolean begins(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
