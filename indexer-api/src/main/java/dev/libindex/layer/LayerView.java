package dev.libindex.layer;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The read-only view of one layer that scanners read. Its digest has been checked. Safe for
 * concurrent readers; usable until the scan of the layer ends. Whiteouts are ordinary entries here.
 *
 * <p>Paths are relative to the layer's root, without a leading slash.
 */
public interface LayerView {

  /** The layer. */
  Digest digest();

  /** The entry of exactly this path; a link is returned as itself. */
  Optional<LayerEntry> entry(String path);

  /**
   * The entries that the selector matches by their own path, in the order of their paths.
   * Directories are left out, links are returned as themselves.
   */
  List<LayerEntry> select(PathSelector selector);

  /**
   * The content behind a path, with links followed (at most 40).
   *
   * @return empty if there is nothing: no such path, a dangling link, a cycle of links. A directory
   *     and a device have empty content
   * @throws UncapturedException if the path leads to a file whose bytes no scanner asked for
   * @throws LayerLimitException if a per-layer limit kept the bytes from being captured
   * @throws IOException if the captured bytes cannot be read
   */
  Optional<FileContent> open(String path) throws IOException;
}
