package dev.libindex.ecosystem;

import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The overlay of an image's layers, which decides whether a file of one layer is hidden by the
 * layers above it, as it would be in a container. Coalescers and resolvers use it: a hidden package
 * database or file is not in the image.
 *
 * <p>An upper layer hides a file of a lower one in any of these ways:
 *
 * <ul>
 *   <li>by a whiteout: {@code etc/.wh.passwd} hides {@code etc/passwd} and everything below it;
 *   <li>by an opaque whiteout: {@code etc/.wh..wh..opq} hides everything below {@code etc};
 *   <li>by a file at the same path, or at the path of one of its directories;
 *   <li>by a file below it, which makes the path a directory.
 * </ul>
 *
 * <p>A layer never hides its own files. The overlay knows only the files that {@linkplain
 * LayerArtifacts#files file scanners} found, so a replaced file is noticed only where a scanner
 * reports what replaces it. Layers are numbered from 0 at the bottom, as in the list they came in.
 * The time per query depends on the path only, not on the number of layers and files. Thread-safe.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts">OCI
 *     image layer specification, Whiteouts</a>
 */
public final class LayerOverlay {
  /** Stands for any layer below those of an overlay. */
  public static final int BELOW = -1;

  private static final String ROOT = ".";

  /** By path, the uppermost layer that removes the path, with everything below it. */
  private final Map<String, Integer> removed = new HashMap<>();

  /** By path, the uppermost layer that removes everything below the path. */
  private final Map<String, Integer> emptied = new HashMap<>();

  /**
   * By path, the uppermost layer in which the path is a directory, so that a file there is gone.
   */
  private final Map<String, Integer> directories = new HashMap<>();

  /** By path, the uppermost layer that has a package database at the path. */
  private final Map<String, Integer> databases = new HashMap<>();

  private final List<List<IndexedFile>> layers;

  private LayerOverlay(List<List<IndexedFile>> layers) {
    this.layers = layers;
  }

  /**
   * Creates the overlay of an image, or of some adjacent layers of one.
   *
   * @param layers bottom first
   */
  public static LayerOverlay of(List<LayerArtifacts> layers) {
    return ofFiles(layers.stream().map(LayerArtifacts::files).toList());
  }

  /**
   * Creates the overlay of an image, or of some adjacent layers of one.
   *
   * @param layers the files of each layer that matter, bottom first
   */
  public static LayerOverlay ofFiles(List<List<IndexedFile>> layers) {
    LayerOverlay overlay = new LayerOverlay(List.copyOf(layers));
    for (int layer = 0; layer < layers.size(); layer++) {
      for (IndexedFile file : layers.get(layer)) {
        overlay.add(file, layer);
      }
    }
    return overlay;
  }

  /**
   * Returns the overlay of the layers below the given one: what was hidden when that layer was
   * applied. Made anew by each call.
   */
  public LayerOverlay below(int layer) {
    return ofFiles(layers.subList(0, layer));
  }

  /** Adds a file. Layers are added from the bottom up, so the uppermost one stays in the maps. */
  private void add(IndexedFile file, int layer) {
    file.emptiedDirectory().ifPresent(directory -> emptied.put(directory, layer));
    if (file.kind() == FileKind.PACKAGE_DATABASE) {
      databases.put(file.path(), layer);
      emptied.put(file.path(), layer);
    } else {
      file.removedPath().ifPresent(path -> removed.put(path, layer));
    }
    if (file.kind() != FileKind.WHITEOUT) {
      String path = file.path();
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        directories.put(path.substring(0, end), layer);
      }
    }
  }

  /**
   * Returns the lowest layer of which anything can be visible: the uppermost one whose root is
   * opaque, or 0 if there is none.
   */
  public int lowestVisibleLayer() {
    return emptied.getOrDefault(ROOT, 0);
  }

  /**
   * Returns whether a layer above the given one hides a file of it.
   *
   * @param path the path of something other than a directory, relative to the root
   * @param layer the file's layer, or {@link #BELOW}
   */
  public boolean hides(String path, int layer) {
    return isAbove(layer, databases, path) || removes(path, layer);
  }

  /**
   * Returns the same as {@link #hides}, except that a package database at exactly this path in an
   * upper layer does not count. For coalescers that decide themselves what the upper database does
   * to the lower one: if it could not be read completely, it must not remove packages.
   *
   * @param path the path of a package database, relative to the root
   * @param layer the database's layer, or {@link #BELOW}
   */
  public boolean removes(String path, int layer) {
    if (isAbove(layer, removed, path)
        || isAbove(layer, directories, path)
        || isAbove(layer, emptied, ROOT)) {
      return true;
    }
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String directory = path.substring(0, end);
      if (isAbove(layer, removed, directory) || isAbove(layer, emptied, directory)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAbove(int layer, Map<String, Integer> uppermost, String path) {
    return uppermost.getOrDefault(path, BELOW) > layer;
  }
}
