package dev.libindex.postgres;

import dev.libindex.error.StoreException;
import dev.libindex.store.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;

/** How contents are kept: as a zlib stream (RFC 1950). */
final class Zlib {
  private Zlib() {}

  static byte[] deflate(byte[] content) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream(content.length / 4 + 64);
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return deflated.toByteArray();
  }

  /**
   * Undoes {@link #deflate}. What it reads was written by this class, so it is not bounded.
   *
   * @throws StoreException if the stream is damaged
   */
  static Bytes inflate(byte[] deflated) {
    ByteArrayOutputStream content = new ByteArrayOutputStream(4 * deflated.length);
    try (InflaterOutputStream out = new InflaterOutputStream(content)) {
      out.write(deflated);
    } catch (IOException e) {
      throw new StoreException("a stored content is damaged", e);
    }
    return Bytes.copyOf(content.toByteArray());
  }
}
