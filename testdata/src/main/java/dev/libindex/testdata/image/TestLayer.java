package dev.libindex.testdata.image;

import com.github.luben.zstd.ZstdInputStream;
import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A layer as a registry holds it.
 *
 * @param digest the digest of {@code content}, compression included
 * @param mediaType the Content-Type to serve it with
 * @param content the archive, compressed or not
 */
public record TestLayer(Digest digest, String mediaType, Body content) {

  /** Returns a layer of this content, named by its SHA-256. */
  public static TestLayer of(String mediaType, Body content) {
    return new TestLayer(digest(Digest.Algorithm.SHA256, content), mediaType, content);
  }

  /** Returns the same content, named by a digest of another algorithm. */
  public TestLayer digestedWith(Digest.Algorithm algorithm) {
    return new TestLayer(digest(algorithm, content), mediaType, content);
  }

  /**
   * Decompresses the archive in memory.
   *
   * @throws UncheckedIOException if the content is damaged
   */
  public Body archive() {
    byte[] bytes = content.bytes();
    try (InputStream in = decompress(bytes)) {
      return Body.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot decompress the layer " + digest, e);
    }
  }

  /**
   * Returns the SHA-256 of the uncompressed archive, which names the layer in an image's
   * configuration.
   */
  public Digest diffId() {
    return digest(Digest.Algorithm.SHA256, archive());
  }

  private static InputStream decompress(byte[] bytes) throws IOException {
    InputStream in = Body.of(bytes).open();
    if (beginsWith(bytes, 0x1f, 0x8b)) {
      return new GZIPInputStream(in);
    }
    boolean zstd = beginsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd);
    boolean skippable = bytes.length > 3 && (bytes[0] & 0xf0) == 0x50 && bytes[3] == 0x18;
    return zstd || skippable ? new ZstdInputStream(in) : in;
  }

  private static boolean beginsWith(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  static Digest digest(Digest.Algorithm algorithm, Body content) {
    try (InputStream in = content.open()) {
      MessageDigest digest = MessageDigest.getInstance(algorithm.javaName());
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm.javaName(), e);
    }
  }

  static TestLayer write(LayerBuilder builder, String mediaType) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      builder.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(mediaType, Body.of(bytes.toByteArray()));
  }

  static TestLayer write(LayerBuilder builder, String mediaType, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      builder.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the layer to " + file, e);
    }
    return of(mediaType, Body.of(file));
  }
}
