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
 * The coalescer of containers that are packages themselves. Every layer keeps what it was built as,
 * but only the topmost layer that has a repository says what the image is: the containers below it
 * are its bases, and their versions are marked so that no vulnerability of theirs matches.
 */
public final class RhccCoalescer implements Coalescer {
  @Override
  public Contents coalesce(List<LayerArtifacts> all) {
    List<LayerArtifacts> layers = ImageLayers.inEffect(all);
    Map<String, Package> packages = new HashMap<>();
    Map<String, Repository> repositories = new HashMap<>();
    Map<String, List<Environment>> environments = new HashMap<>();
    boolean base = false;
    for (int i = layers.size() - 1; i >= 0; i--) {
      LayerArtifacts layer = layers.get(i);
      if (layer.repositories().isEmpty()) {
        // As claircore does (B16): what is in no catalogue cannot be matched.
        continue;
      }
      layer.repositories().forEach(repository -> repositories.put(repository.id(), repository));
      for (Package found : layer.packages()) {
        // What is in several layers belongs to the uppermost.
        if (packages.putIfAbsent(found.id(), reported(found, base)) == null) {
          environments.put(found.id(), List.of(environment(layer, found)));
        }
      }
      base = true;
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

  private static Package reported(Package found, boolean base) {
    NormalizedVersion version = found.normalizedVersion();
    Package source = found.source();
    return found.toBuilder()
        .normalizedVersion(
            base && version != null
                ? new NormalizedVersion(NormalizedVersion.UNMATCHABLE, version.components())
                : version)
        // Of what a package was built from, a report names the version only.
        .source(source == null ? null : source.toBuilder().normalizedVersion(null).build())
        .build();
  }
}
