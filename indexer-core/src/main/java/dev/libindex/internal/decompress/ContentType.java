package dev.libindex.internal.decompress;

import java.util.Locale;
import java.util.Optional;

/**
 * What the content type of a response says about the compression of a layer.
 *
 * <table>
 * <caption>Content types</caption>
 * <tr><th>Content type</th><th>The bytes must be</th></tr>
 * <tr><td>none, {@code application/octet-stream}, {@code binary/octet-stream}, {@code text/plain},
 *     {@code application/tar}, {@code application/x-gtar}</td>
 *     <td>anything: the first bytes decide</td></tr>
 * <tr><td>{@code application/gzip}, {@code application/x-gzip}, {@code application/x-tgz}, {@code
 *     application/x-compressed-tar}, {@code application/x-gtar-compressed}, or ending in {@code
 *     tar+gzip} or {@code tar.gzip}</td>
 *     <td>gzip</td></tr>
 * <tr><td>{@code application/zstd}, {@code application/x-zstd}, {@code
 *     application/x-zstd-compressed-tar}, or ending in {@code tar+zstd} or {@code tar.zstd}</td>
 *     <td>zstd</td></tr>
 * <tr><td>{@code application/x-tar}, or ending in {@code .tar}</td>
 *     <td>not compressed</td></tr>
 * <tr><td>anything else, such as {@code application/json} or {@code text/html}</td>
 *     <td>gzip or zstd</td></tr>
 * </table>
 *
 * <p>A type that names a compression is held to it, as in claircore. A type that does not is no
 * reason to refuse a layer, because the digest decides whether the bytes are the right ones; some
 * storage services send whatever type they were configured with. But bytes that are not compressed
 * and have a type that is not a layer's are most likely an error page, and it helps more to say so
 * than to complain about its tar headers.
 */
final class ContentType {
  private ContentType() {}

  /**
   * Checks a content type against the actual compression. Parameters and case are ignored.
   *
   * @throws ContentTypeException if the bytes are not what the type says
   */
  static void check(String contentType, Compression actual) throws ContentTypeException {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (isGeneric(type)) {
      return;
    }
    Optional<Compression> promised = promised(type);
    if (promised.isEmpty() && actual == Compression.NONE) {
      throw new ContentTypeException(
          "unknown content type \"%s\", and the bytes are not compressed: this is not a layer"
              .formatted(type));
    }
    if (promised.isPresent() && promised.get() != actual) {
      throw new ContentTypeException(
          "content type \"%s\", but the bytes are %s; serve them as application/octet-stream"
              .formatted(
                  contentType, actual == Compression.NONE ? "not " + promised.get() : actual));
    }
  }

  private static boolean isGeneric(String type) {
    return switch (type) {
      case "",
          "text/plain",
          "binary/octet-stream",
          "application/octet-stream",
          "application/tar",
          "application/x-gtar" ->
          true;
      default -> false;
    };
  }

  /** Returns the promised compression; empty if the type does not imply one. */
  private static Optional<Compression> promised(String type) {
    return switch (type) {
      case "application/gzip",
          "application/x-gzip",
          "application/x-tgz",
          "application/x-compressed-tar",
          "application/x-gtar-compressed" ->
          Optional.of(Compression.GZIP);
      case "application/zstd", "application/x-zstd", "application/x-zstd-compressed-tar" ->
          Optional.of(Compression.ZSTD);
      case "application/x-tar" -> Optional.of(Compression.NONE);
      default -> promisedBySuffix(type);
    };
  }

  private static Optional<Compression> promisedBySuffix(String type) {
    if (type.endsWith("tar+gzip") || type.endsWith("tar.gzip")) {
      return Optional.of(Compression.GZIP);
    }
    if (type.endsWith("tar+zstd") || type.endsWith("tar.zstd")) {
      return Optional.of(Compression.ZSTD);
    }
    return type.endsWith(".tar") ? Optional.of(Compression.NONE) : Optional.empty();
  }
}
