package dev.libindex.layer;

import java.util.Objects;

/**
 * An entry of a layer.
 *
 * @param path relative to the root, without a leading slash or dots; the root itself is {@code "."}
 * @param type what it is
 * @param size in bytes of a regular file, or of the one that a hard link names; 0 otherwise
 * @param linkTarget of a link the target as the tar has it; empty otherwise
 */
public record LayerEntry(String path, EntryType type, long size, String linkTarget) {

  /** Refuses null. */
  public LayerEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(linkTarget, "linkTarget");
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path without its last part; {@code "."} at the root. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }
}
