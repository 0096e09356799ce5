package dev.libindex.internal.decompress;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Finds out how a layer or another file is compressed, and expands it. */
public final class Decompression {
  private Decompression() {}

  /**
   * The uncompressed bytes of a blob. The stream that is returned throws an {@link
   * EncodingException} where the blob is not sound; closing it frees what it holds and leaves
   * {@code blob} open.
   *
   * @param blob the bytes as they were received
   * @param contentType as the server gave it, or empty
   * @throws ContentTypeException if the content type is unknown or not what the bytes are
   * @throws EncodingException if the compression is not supported
   */
  public static InputStream expand(InputStream blob, String contentType) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(blob, Compression.MAGIC_LENGTH);
    Compression compression = sniff(whole);
    ContentType.check(contentType, compression);
    return switch (compression) {
      case NONE -> whole;
      case GZIP -> new GzipStream(whole);
      case ZSTD -> new ZstdStream(whole);
      case BZIP2 -> throw new EncodingException("bzip2 is not a compression of layers");
    };
  }

  /**
   * The uncompressed bytes of a file that may be plain, gzip, zstd or bzip2, whatever its name.
   * Closing the stream that is returned frees what it holds.
   *
   * @throws IOException while it is read too, if the file is not sound
   */
  public static InputStream expandFile(InputStream file) throws IOException {
    PushbackInputStream whole = new PushbackInputStream(file, Compression.MAGIC_LENGTH);
    return switch (sniff(whole)) {
      case NONE -> whole;
      case GZIP -> new GzipStream(whole);
      case ZSTD -> new ZstdStream(whole);
      case BZIP2 -> new BZip2CompressorInputStream(whole, true);
    };
  }

  private static Compression sniff(PushbackInputStream whole) throws IOException {
    byte[] magic = new byte[Compression.MAGIC_LENGTH];
    int length = whole.readNBytes(magic, 0, magic.length);
    whole.unread(magic, 0, length);
    return Compression.sniff(magic, length);
  }
}
