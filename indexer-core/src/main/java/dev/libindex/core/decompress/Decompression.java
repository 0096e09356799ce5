package dev.libindex.core.decompress;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Finds out how a layer is compressed, and expands it. */
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
    byte[] magic = new byte[Compression.MAGIC_LENGTH];
    int length = blob.readNBytes(magic, 0, magic.length);
    Compression compression = Compression.sniff(magic, length);
    ContentType.check(contentType, compression);
    PushbackInputStream whole = new PushbackInputStream(blob, magic.length);
    whole.unread(magic, 0, length);
    return switch (compression) {
      case NONE -> whole;
      case GZIP -> new GzipStream(whole);
      case ZSTD -> new ZstdStream(whole);
      case BZIP2 -> throw new EncodingException("bzip2 is not a compression of layers");
    };
  }
}
