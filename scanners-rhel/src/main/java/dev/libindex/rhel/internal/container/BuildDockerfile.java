package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.input.FileBeginning;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Dockerfile that Red Hat's build system leaves in a container. */
final class BuildDockerfile {
  private static final PathSelector DOCKERFILES = PathSelector.globs("root/buildinfo/Dockerfile-*");

  private BuildDockerfile() {}

  static PathSelector wanted() {
    return DOCKERFILES;
  }

  /** Returns whether a file that begins like this may be a Dockerfile. */
  static boolean recognizes(byte[] beginning, int length, long size) {
    return FileBeginning.hasLine("FROM ", beginning, length, size);
  }

  /** Returns whether the layer has such a Dockerfile, whatever its name ends with. */
  static boolean isIn(LayerView layer) {
    return all(layer).findAny().isPresent();
  }

  /** Returns the path of the Dockerfile to read: the first by path that ends with a version. */
  static Optional<String> find(LayerView layer) {
    return all(layer)
        .map(LayerEntry::path)
        .filter(path -> versionAndRelease(path).isPresent())
        .min(Comparator.naturalOrder());
  }

  /**
   * Returns the version and release of the container: what follows the second-to-last hyphen of the
   * path, {@code v3.5.5-4} in {@code root/buildinfo/Dockerfile-quay-clair-rhel8-v3.5.5-4}. Empty if
   * the path has fewer than two hyphens.
   */
  static Optional<String> versionAndRelease(String path) {
    int beforeRelease = path.lastIndexOf('-');
    int beforeVersion = beforeRelease < 1 ? -1 : path.lastIndexOf('-', beforeRelease - 1);
    return beforeVersion < 0 ? Optional.empty() : Optional.of(path.substring(beforeVersion + 1));
  }

  private static Stream<LayerEntry> all(LayerView layer) {
    return layer.select(DOCKERFILES).stream();
  }
}
