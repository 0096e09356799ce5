package dev.libindex.model;

import java.util.Objects;
import java.util.Set;

/**
 * A path of a layer that matters for what it is. Coalescers and resolvers use it; reports do not
 * list it.
 *
 * @param path relative to the root, without a leading slash
 * @param kind why it was reported
 */
public record IndexedFile(String path, FileKind kind) {
  private static final String PREFIX = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final Set<String> MALFORMED = Set.of("", ".", "..");

  /** Refuses null. */
  public IndexedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Whether this file hides a path of the layers below it, as an overlay of the layers would: a
   * whiteout hides what it names and everything below that, an opaque marker everything below its
   * directory, and any other file whatever stood at its own path, with all below. A malformed
   * marker ({@code .wh.}, {@code .wh..}, {@code .wh...}) hides nothing.
   *
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts">OCI
   *     image layer specification, Whiteouts</a>
   */
  public boolean hides(String lowerPath) {
    if (kind != FileKind.WHITEOUT) {
      return isAtOrBelow(lowerPath, path);
    }
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "" : path.substring(0, slash + 1);
    String name = path.substring(slash + 1);
    if (name.equals(OPAQUE)) {
      return lowerPath.startsWith(directory) && lowerPath.length() > directory.length();
    }
    return isWellFormedWhiteout()
        && isAtOrBelow(lowerPath, directory + name.substring(PREFIX.length()));
  }

  /**
   * Whether this is a whiteout whose name is one: it names something, and not a directory itself.
   */
  public boolean isWellFormedWhiteout() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return kind == FileKind.WHITEOUT
        && name.startsWith(PREFIX)
        && !MALFORMED.contains(name.substring(PREFIX.length()));
  }

  private static boolean isAtOrBelow(String candidate, String ancestor) {
    return candidate.startsWith(ancestor)
        && (candidate.length() == ancestor.length() || candidate.charAt(ancestor.length()) == '/');
  }
}
