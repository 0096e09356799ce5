package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.buildinfo.DockerfileName;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the Dockerfile of a container is. */
final class BuildDockerfile {
  private static final PathSelector DOCKERFILES = PathSelector.globs("root/buildinfo/Dockerfile-*");

  private BuildDockerfile() {}

  static PathSelector wanted() {
    return DOCKERFILES;
  }

  /** Whether the layer has any. */
  static boolean isIn(LayerView layer) {
    return all(layer).findAny().isPresent();
  }

  /** The path of the one that counts: by name the first whose name ends with a version. */
  static Optional<String> find(LayerView layer) {
    return all(layer)
        .map(LayerEntry::path)
        .filter(path -> DockerfileName.versionAndRelease(path).isPresent())
        .min(Comparator.naturalOrder());
  }

  private static Stream<LayerEntry> all(LayerView layer) {
    return layer.select(DOCKERFILES).stream();
  }
}
