package dev.libindex.model;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A path of a layer whose mere existence matters, such as a whiteout. Coalescers and resolvers use
 * it; reports do not list it.
 *
 * @param path relative to the root, without a leading slash
 * @param kind why it was reported
 */
public record IndexedFile(String path, FileKind kind) {
  private static final String PREFIX = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final String ROOT = ".";

  /**
   * What follows the prefix in malformed whiteouts: nothing, or the name of the directory itself or
   * of its parent.
   */
  private static final Set<String> NO_NAMES = Set.of("", ".", "..");

  public IndexedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
  }

  /**
   * Returns the path that this file hides in lower layers, with everything below it: the one that a
   * whiteout names, or the path of this file if it is not a whiteout. Empty for opaque and
   * malformed whiteouts.
   *
   * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts">OCI
   *     image layer specification, Whiteouts</a>
   */
  public Optional<String> removedPath() {
    if (kind != FileKind.WHITEOUT) {
      return Optional.of(path);
    }
    int name = path.lastIndexOf('/') + 1;
    return isWellFormedWhiteout() && !isOpaque()
        ? Optional.of(path.substring(0, name) + path.substring(name + PREFIX.length()))
        : Optional.empty();
  }

  /**
   * Returns the directory whose contents in lower layers this file hides, {@code "."} for the root;
   * empty unless this is an opaque whiteout.
   */
  public Optional<String> emptiedDirectory() {
    int slash = path.lastIndexOf('/');
    return isOpaque() ? Optional.of(slash < 0 ? ROOT : path.substring(0, slash)) : Optional.empty();
  }

  /**
   * Returns whether this is a whiteout that hides something. {@code .wh.}, {@code .wh..} and {@code
   * .wh...} hide nothing, and neither do the records that AUFS keeps under names such as {@code
   * .wh..wh.plnk}.
   */
  public boolean isWellFormedWhiteout() {
    String name = name();
    if (kind != FileKind.WHITEOUT || !name.startsWith(PREFIX)) {
      return false;
    }
    String named = name.substring(PREFIX.length());
    return name.equals(OPAQUE) || !(NO_NAMES.contains(named) || named.startsWith(PREFIX));
  }

  private boolean isOpaque() {
    return kind == FileKind.WHITEOUT && name().equals(OPAQUE);
  }

  private String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
