package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import java.util.List;
import java.util.Optional;

/**
 * The coalescer for distributions whose packages are identified by the distribution alone, so that
 * environments name no repositories. A layer without a distribution inherits it from the nearest
 * layer below that has one, or else from the nearest above.
 */
public final class LinuxCoalescer implements Coalescer {

  @Override
  public Contents coalesce(List<LayerArtifacts> all) {
    List<LayerArtifacts> layers = ImageLayers.visible(all);
    List<Optional<Distribution>> distributions =
        ImageLayers.inherited(layers, layer -> layer.distributions().stream().findFirst());
    ContentsBuilder contents = new ContentsBuilder();
    layers.forEach(layer -> layer.distributions().forEach(contents::add));
    for (PackageOccurrence occurrence : InstalledPackages.of(layers)) {
      int layer = occurrence.introducedIn();
      contents.add(
          occurrence,
          new Environment(
              occurrence.database(),
              layers.get(layer).layer(),
              distributions.get(layer).map(Distribution::id).orElse(""),
              null));
    }
    return contents.build();
  }
}
