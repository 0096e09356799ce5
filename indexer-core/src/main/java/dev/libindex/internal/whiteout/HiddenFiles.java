package dev.libindex.internal.whiteout;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files of each layer the layers above it hide: what {@link IndexedFile#hides} says of each,
 * for many files and many paths. Layers have numbers, from the bottom; each map has the last layer
 * that does to a path what the map is about.
 */
final class HiddenFiles {
  private static final String ROOT = ".";

  /** Gone, with everything below. */
  private final Map<String, Integer> removed = new HashMap<>();

  /** What stands below is gone. */
  private final Map<String, Integer> emptied = new HashMap<>();

  /** Needed as a directory: a file of that path is gone. */
  private final Map<String, Integer> directories = new HashMap<>();

  private HiddenFiles() {}

  static HiddenFiles of(List<LayerArtifacts> layers) {
    HiddenFiles hidden = new HiddenFiles();
    for (int layer = 0; layer < layers.size(); layer++) {
      for (IndexedFile file : layers.get(layer).files()) {
        hidden.add(file, layer);
      }
    }
    return hidden;
  }

  /** Layers come in their order, so the last one stays. */
  private void add(IndexedFile file, int layer) {
    file.removedPath().ifPresent(path -> removed.put(path, layer));
    file.emptiedDirectory().ifPresent(directory -> emptied.put(directory, layer));
    if (file.kind() != FileKind.WHITEOUT) {
      String path = file.path();
      for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        directories.put(path.substring(0, end), layer);
      }
    }
  }

  /** Whether a layer above this one hides this file. */
  boolean contains(String path, int layer) {
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

  private static boolean isAbove(int layer, Map<String, Integer> last, String path) {
    return last.getOrDefault(path, 0) > layer;
  }
}
