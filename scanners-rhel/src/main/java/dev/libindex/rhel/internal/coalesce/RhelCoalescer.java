package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import java.util.List;
import java.util.Optional;

/**
 * The coalescer for Red Hat's distributions. A package belongs to the distribution and the
 * repositories of the layer that introduced it; a layer that has none inherits them from the
 * nearest layer below that has some, or else from the nearest above. If dnf's history names the
 * repository id of a package, only the layer's repositories with that id count.
 */
public final class RhelCoalescer implements Coalescer {

  @Override
  public Contents coalesce(List<LayerArtifacts> all) {
    List<LayerArtifacts> layers = ImageLayers.visible(all);
    List<Optional<Distribution>> distributions =
        ImageLayers.inherited(layers, layer -> layer.distributions().stream().findFirst());
    List<LayerRepositories> repositories = LayerRepositories.of(layers);
    ContentsBuilder contents = new ContentsBuilder();
    distributions.forEach(distribution -> distribution.ifPresent(contents::add));
    layers.forEach(layer -> layer.repositories().forEach(contents::add));
    for (PackageOccurrence occurrence : InstalledPackages.of(layers)) {
      int layer = occurrence.introducedIn();
      contents.add(
          occurrence,
          new Environment(
              occurrence.database(),
              layers.get(layer).layer(),
              distributions.get(layer).map(Distribution::id).orElse(""),
              repositories.get(layer).idsFor(occurrence.introduced()).orElse(null)));
    }
    return contents.build();
  }
}
