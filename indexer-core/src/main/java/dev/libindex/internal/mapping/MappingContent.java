package dev.libindex.internal.mapping;

import dev.libindex.internal.decompress.Decompression;
import dev.libindex.internal.hash.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The decompressed bytes of a mapping file, and their digest. The compression is recognized by the
 * first bytes, as in claircore, not by a name or header.
 */
final class MappingContent {
  private final byte[] bytes;
  private final String digest;

  private MappingContent(byte[] bytes) {
    this.bytes = bytes;
    this.digest = "sha256:" + Sha256.hex(bytes);
  }

  static MappingContent of(byte[] file, int maxBytes) throws IOException {
    return read(new ByteArrayInputStream(file), maxBytes);
  }

  static MappingContent of(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, maxBytes);
    }
  }

  private static MappingContent read(InputStream file, int maxBytes) throws IOException {
    try (InputStream in = Decompression.expandFile(file)) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (bytes.length == maxBytes && in.read() >= 0) {
        throw new TooLargeException(maxBytes);
      }
      return new MappingContent(bytes);
    } catch (RuntimeException e) {
      // Third-party decompressors throw all sorts of exceptions when a file is damaged.
      throw new IOException("damaged file: " + e, e);
    }
  }

  /** Returns the bytes themselves, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  String digest() {
    return digest;
  }
}
