package dev.libindex.rhel.coalesce;

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
  private static final String MARKER = ".wh.";
  private static final String OPAQUE_MARKER = ".wh..wh..opq";
  private static final String ROOT = ".";

  /** Gone, with everything below. */
  private final Set<String> removed = new HashSet<>();

  /** What stands below, in lower layers, is gone. */
  private final Set<String> emptied = new HashSet<>();

  private HiddenPaths() {}

  /** What these files of one layer hide. */
  static HiddenPaths by(List<IndexedFile> files) {
    HiddenPaths hidden = new HiddenPaths();
    for (IndexedFile file : files) {
      switch (file.kind()) {
        case WHITEOUT -> hidden.addWhiteout(file);
        case OBSTRUCTION -> hidden.removed.add(file.path());
        case PACKAGE_DATABASE -> hidden.emptied.add(file.path());
      }
    }
    return hidden;
  }

  private void addWhiteout(IndexedFile whiteout) {
    String path = whiteout.path();
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.equals(OPAQUE_MARKER)) {
      emptied.add(slash < 0 ? ROOT : path.substring(0, slash));
    } else if (whiteout.isWellFormedWhiteout()) {
      removed.add(path.substring(0, slash + 1) + name.substring(MARKER.length()));
    }
  }

  /** Whether nothing at all of the lower layers is left. */
  boolean everything() {
    return emptied.contains(ROOT);
  }

  /** Whether a file of this path in a lower layer is gone. */
  boolean contains(String path) {
    if (everything() || removed.contains(path)) {
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
