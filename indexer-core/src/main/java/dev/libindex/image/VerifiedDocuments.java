package dev.libindex.image;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads documents from a source, and compares them with their digests. */
final class VerifiedDocuments {
  private final ImageSource source;

  VerifiedDocuments(ImageSource source) {
    this.source = source;
  }

  /**
   * Returns an index or a manifest; empty if the source does not have it.
   *
   * @throws ImageException if it is malformed or not what its digest names
   */
  Optional<ImageDocument> read(Descriptor descriptor) throws IOException, InterruptedException {
    return bytes(descriptor).map(json -> ImageDocument.parse(json, descriptor.digest().toString()));
  }

  /** Returns the configuration of an image; an empty one if there is none. */
  ImageConfig config(ImageDocument manifest) throws IOException, InterruptedException {
    Descriptor config = manifest.config();
    Optional<byte[]> json = config == null ? Optional.empty() : bytes(config);
    return json.map(ImageConfig::parse).orElse(new ImageConfig(null, List.of()));
  }

  private Optional<byte[]> bytes(Descriptor descriptor) throws IOException, InterruptedException {
    Optional<byte[]> bytes = source.document(descriptor);
    Digest digest = descriptor.digest();
    if (bytes.isPresent() && !hex(bytes.get(), digest.algorithm()).equals(digest.hex())) {
      throw new ImageException("the bytes of " + digest + " have another digest");
    }
    return bytes;
  }

  private static String hex(byte[] bytes, Digest.Algorithm algorithm) {
    try {
      MessageDigest sum = MessageDigest.getInstance(algorithm.javaName());
      return HexFormat.of().formatHex(sum.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm.javaName(), e);
    }
  }
}
