package dev.libindex.postgres.internal.content;

import dev.libindex.error.StoreException;
import dev.libindex.store.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** Compresses content into zlib streams (RFC 1950), and inflates these. */
public final class Zlib {
  private Zlib() {}

  /** Returns the compressed content. */
  public static byte[] deflate(Bytes content) {
    byte[] bytes = content.toByteArray();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return deflated.toByteArray();
  }

  /**
   * Undoes {@link #deflate}. The size is not bounded: only this class writes such streams.
   *
   * @throws StoreException if the stream is damaged
   */
  public static Bytes inflate(byte[] deflated) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(4 * deflated.length);
    try (InflaterOutputStream out = new InflaterOutputStream(content)) {
      out.write(deflated);
    } catch (IOException e) {
      throw new StoreException("stored content is damaged", e);
    }
    return Bytes.copyOf(content.toByteArray());
  }
}
