package dev.libindex.core.mapping;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * The plain bytes of a mapping file, which may come gzip, zstd or bzip2 compressed: told by the
 * first bytes, as claircore does, not by name or header.
 */
final class MappingBytes {
  private static final int BUFFER = 64 * 1024;

  private MappingBytes() {}

  static byte[] read(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return plain(limited(in, maxBytes), maxBytes);
    }
  }

  static byte[] plain(byte[] bytes, int maxBytes) throws IOException {
    if (startsWith(bytes, 0x1f, 0x8b, 0x08)) {
      return limited(new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER), maxBytes);
    }
    if (startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)) {
      return limited(new ZstdInputStream(new ByteArrayInputStream(bytes)), maxBytes);
    }
    if (startsWith(bytes, 'B', 'Z', 'h')
        && bytes.length > 3
        && bytes[3] >= '1'
        && bytes[3] <= '9') {
      return limited(
          new BZip2CompressorInputStream(new ByteArrayInputStream(bytes), true), maxBytes);
    }
    return bytes;
  }

  private static byte[] limited(InputStream stream, int maxBytes) throws IOException {
    try (InputStream in = stream) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (bytes.length == maxBytes && in.read() >= 0) {
        throw new IOException("larger than " + maxBytes + " bytes");
      }
      return bytes;
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
