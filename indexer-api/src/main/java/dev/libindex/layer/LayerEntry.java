package dev.libindex.layer;

import java.util.Objects;

/**
 * An entry of a layer: a file, a directory, a link or a device.
 *
 * @param path relative to the root, without a leading slash or dots; the root itself is {@code "."}
 * @param type the kind of entry
 * @param size the size in bytes of a regular file, or of the file that a hard link names; 0
 *     otherwise
 * @param linkTarget the target of a link, exactly as in the tar; empty otherwise
 */
public record LayerEntry(String path, EntryType type, long size, String linkTarget) {

  public LayerEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(linkTarget, "linkTarget");
  }

  /** Returns the last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns the path without its last part; {@code "."} at the root. */
  public String directory() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }
}
