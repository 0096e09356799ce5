package dev.libindex.internal.decompress;

import java.util.Locale;
import java.util.Optional;

/** The compression that the content type of a response promises. */
final class ContentType {
  private ContentType() {}

  /**
   * Checks a content type against the actual compression. Parameters and case are ignored.
   *
   * @throws ContentTypeException if the type is unknown or the bytes are something else
   */
  static void check(String contentType, Compression actual) throws ContentTypeException {
    Optional<Compression> promised = promised(contentType);
    if (promised.isPresent() && promised.get() != actual) {
      throw new ContentTypeException(
          "content type \"%s\", but the bytes are %s"
              .formatted(
                  contentType, actual == Compression.NONE ? "not " + promised.get() : actual));
    }
  }

  /** Returns the promised compression; empty if the type does not imply one. */
  private static Optional<Compression> promised(String contentType) throws ContentTypeException {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "", "text/plain", "binary/octet-stream", "application/octet-stream" -> Optional.empty();
      case "application/vnd.docker.image.rootfs.diff.tar.gzip",
          "application/gzip",
          "application/x-gzip" ->
          Optional.of(Compression.GZIP);
      case "application/zstd" -> Optional.of(Compression.ZSTD);
      case "application/x-tar" -> Optional.of(Compression.NONE);
      default -> Optional.of(promisedBySuffix(type));
    };
  }

  private static Compression promisedBySuffix(String type) throws ContentTypeException {
    if (type.endsWith(".tar+gzip")) {
      return Compression.GZIP;
    }
    if (type.endsWith(".tar+zstd")) {
      return Compression.ZSTD;
    }
    if (type.endsWith(".tar")) {
      return Compression.NONE;
    }
    throw new ContentTypeException("unknown content type \"" + type + "\"");
  }
}
