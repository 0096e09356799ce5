package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The coalescer for containers, which are reported as packages. The containers of all layers are
 * reported, but only the topmost layer with a repository says what the image is: containers below
 * it are its base images, and their versions are marked so that no vulnerability matches them.
 */
public final class RhccCoalescer implements Coalescer {
  @Override
  public Contents coalesce(List<LayerArtifacts> all) {
    List<LayerArtifacts> layers = ImageLayers.visible(all);
    Map<String, Package> packages = new HashMap<>();
    Map<String, Repository> repositories = new HashMap<>();
    Map<String, List<Environment>> environments = new HashMap<>();
    boolean isBase = false;
    for (int i = layers.size() - 1; i >= 0; i--) {
      LayerArtifacts layer = layers.get(i);
      if (layer.repositories().isEmpty()) {
        // As in claircore (B16): what is in no repository cannot be matched.
        continue;
      }
      layer.repositories().forEach(repository -> repositories.put(repository.id(), repository));
      for (Package found : layer.packages()) {
        // A package found in several layers belongs to the uppermost of them.
        if (packages.putIfAbsent(found.id(), reported(found, isBase)) == null) {
          environments.put(found.id(), List.of(environment(layer, found)));
        }
      }
      isBase = true;
    }
    return new Contents(packages, Map.of(), repositories, environments);
  }

  private static Environment environment(LayerArtifacts layer, Package found) {
    List<String> ids =
        layer.repositories().stream()
            .distinct()
            .sorted(LayerRepositories.ORDER)
            .map(Repository::id)
            .toList();
    return new Environment(found.packageDb(), layer.layer(), "", ids);
  }

  private static Package reported(Package found, boolean isBase) {
    NormalizedVersion version = found.normalizedVersion();
    Package source = found.source();
    return found.toBuilder()
        .normalizedVersion(
            isBase && version != null
                ? new NormalizedVersion(NormalizedVersion.UNMATCHABLE, version.components())
                : version)
        // A report gives source packages no normalized version.
        .source(source == null ? null : source.toBuilder().normalizedVersion(null).build())
        .build();
  }
}
