package dev.libindex.layer;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A read-only view of one layer, whose digest has been verified. Safe for concurrent use; usable
 * until the scan of the layer ends. Whiteouts are ordinary entries here.
 *
 * <p>Paths are relative to the layer's root, without a leading slash.
 */
public interface LayerView {

  /**
   * Returns the digest of the layer, for messages. Results must not depend on it: they are used for
   * other layers of the same content, too.
   */
  Digest digest();

  /** Returns the entry at exactly this path; links are not followed. */
  Optional<LayerEntry> entry(String path);

  /**
   * Returns the entries whose own path the selector matches, in the order of their paths.
   * Directories are left out, and links are not followed.
   */
  List<LayerEntry> select(PathSelector selector);

  /**
   * Returns the file that a path leads to, following at most 40 links, under its own path: two
   * paths that lead to the same file have equal results. A file that was replaced, and that only
   * hard links still lead to, is returned as the link.
   *
   * @return empty if there is nothing at the path, or the links lead nowhere in this layer
   */
  Optional<LayerEntry> resolve(String path);

  /**
   * Returns the files that no scanner's paths select, but that were captured because some scanner
   * {@linkplain dev.libindex.scan.LayerScanner#recognizes recognises} their beginning, in the order
   * of their paths. Files beyond a limit are left out.
   */
  List<LayerEntry> recognized();

  /**
   * Returns the links, hard or symbolic, whose own path the selector matches and whose target is
   * not in this layer, in the order of their paths. Where layers are extracted over each other,
   * they may lead to a file of a layer below. {@link #select} leaves out the hard links among them.
   */
  List<LayerEntry> linksOutside(PathSelector selector);

  /**
   * Returns the content at a path, following at most 40 links.
   *
   * @return empty if there is nothing at the path: it does not exist, or the links lead nowhere, or
   *     there are more than 40 of them, as in a cycle. Directories and devices have content of
   *     length 0
   * @throws UncapturedException if the path leads to a file whose bytes no scanner asked for
   * @throws LayerLimitException if the bytes were not captured because of a per-layer limit
   * @throws IOException if the captured bytes cannot be read
   */
  Optional<FileContent> open(String path) throws IOException;
}
