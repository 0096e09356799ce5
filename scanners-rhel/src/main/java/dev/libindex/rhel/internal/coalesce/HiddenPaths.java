package dev.libindex.rhel.internal.coalesce;

import dev.libindex.model.IndexedFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which paths of lower layers the files of one layer hide: what {@link IndexedFile#hides} says of
 * each, for many files and many paths. One exception: whether a package database replaces the one
 * at its own path is left to {@link InstalledPackages}, since it may be damaged.
 */
final class HiddenPaths {
  private static final String ROOT = ".";

  /** Gone, with everything below. */
  private final Set<String> removed = new HashSet<>();

  /** What stands below, in lower layers, is gone. */
  private final Set<String> emptied = new HashSet<>();

  /** Directories here: a file of that path in a lower layer is gone. */
  private final Set<String> directories = new HashSet<>();

  private HiddenPaths() {}

  /** What these files of one layer hide. */
  static HiddenPaths by(List<IndexedFile> files) {
    HiddenPaths hidden = new HiddenPaths();
    files.forEach(hidden::add);
    return hidden;
  }

  private void add(IndexedFile file) {
    file.emptiedDirectory().ifPresent(emptied::add);
    switch (file.kind()) {
      case WHITEOUT -> file.removedPath().ifPresent(removed::add);
      case OBSTRUCTION -> {
        removed.add(file.path());
        addDirectories(file.path());
      }
      case PACKAGE_DATABASE -> {
        emptied.add(file.path());
        addDirectories(file.path());
      }
    }
  }

  private void addDirectories(String path) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      directories.add(path.substring(0, end));
    }
  }

  /** Whether nothing at all of the lower layers is left. */
  boolean everything() {
    return emptied.contains(ROOT);
  }

  /** Whether a file of this path in a lower layer is gone. */
  boolean contains(String path) {
    if (everything() || removed.contains(path) || directories.contains(path)) {
      return true;
    }
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String ancestor = path.substring(0, end);
      if (removed.contains(ancestor) || emptied.contains(ancestor)) {
        return true;
      }
    }
    return false;
  }
}
