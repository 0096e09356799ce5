package dev.libindex.internal.decompress;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Detects how a layer or another file is compressed, and decompresses it. */
public final class Decompression {
  private Decompression() {}

  /**
   * Returns the decompressed bytes of a blob. The stream throws an {@link EncodingException} where
   * the blob is damaged; closing it frees its resources and leaves {@code blob} open.
   *
   * @param blob the bytes as they were received
   * @param contentType the content type that the server sent, or empty
   * @throws EncodingException if the compression is not one of layers
   * @throws ContentTypeException if the content type contradicts the bytes
   */
  public static InputStream expand(InputStream blob, String contentType) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(blob, Compression.MAGIC_LENGTH);
    Compression compression = sniff(whole);
    if (!compression.isOneOfLayers()) {
      throw new EncodingException(
          compression + " is not a compression of layers: use gzip, zstd or none");
    }
    ContentType.check(contentType, compression);
    return expand(whole, compression);
  }

  /** Returns whether a stream that {@link #expand} returned has the bytes of the blob itself. */
  public static boolean isPlain(InputStream expanded) {
    return expanded instanceof PushbackInputStream;
  }

  /**
   * Returns the decompressed bytes of a file that may be plain, gzip, zstd or bzip2, whatever its
   * name. Closing the stream frees its resources.
   *
   * @throws IOException if the file is damaged, or has another compression; reading the stream may
   *     throw it too
   */
  public static InputStream expandFile(InputStream file) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(file, Compression.MAGIC_LENGTH);
    return expand(whole, sniff(whole));
  }

  private static InputStream expand(PushbackInputStream whole, Compression compression)
      throws IOException {
    return switch (compression) {
      case NONE -> whole;
      case GZIP -> new GzipStream(whole);
      case ZSTD -> new ZstdStream(whole);
      case BZIP2 -> new BZip2CompressorInputStream(whole, true);
      case XZ, LZ4 ->
          throw new EncodingException(
              compression + " cannot be read: use gzip, zstd, bzip2 or none");
    };
  }

  private static Compression sniff(PushbackInputStream whole) throws IOException {
    byte[] magic = new byte[Compression.MAGIC_LENGTH];
    int length = whole.readNBytes(magic, 0, magic.length);
    whole.unread(magic, 0, length);
    return Compression.sniff(magic, length);
  }
}
