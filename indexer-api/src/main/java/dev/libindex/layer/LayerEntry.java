package dev.libindex.layer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * Returns the path that a link names, relative to the root and without dots, whether or not
   * anything is there: that of a hard link from the root, that of a symbolic link from its own
   * directory unless it is absolute. Parts that would lead out of the root are dropped, and links
   * on the way are not followed. Empty if this is not a link; {@code "."} for the root.
   */
  public Optional<String> targetPath() {
    return switch (type) {
      case HARDLINK -> Optional.of(clean(linkTarget));
      case SYMLINK ->
          Optional.of(
              clean(linkTarget.startsWith("/") ? linkTarget : directory() + "/" + linkTarget));
      case FILE, DIRECTORY, OTHER -> Optional.empty();
    };
  }

  private static String clean(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return parts.isEmpty() ? "." : String.join("/", parts);
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
