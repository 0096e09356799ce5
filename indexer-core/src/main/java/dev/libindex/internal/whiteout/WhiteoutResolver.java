package dev.libindex.internal.whiteout;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.ecosystem.Resolver;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Removes packages whose file an upper layer hides. A package listed in a database has no file
 * path; its coalescer checks whether the database is hidden.
 */
final class WhiteoutResolver implements Resolver {

  @Override
  public Contents resolve(Contents contents, List<LayerArtifacts> layers) {
    Map<String, Package> packages = new TreeMap<>(contents.packages());
    Map<String, List<Environment>> environments = new TreeMap<>(contents.environments());
    Map<Digest, Integer> positions = positions(layers);
    LayerOverlay overlay = LayerOverlay.of(layers);
    for (Package found : contents.packages().values()) {
      List<Environment> places = contents.environments().getOrDefault(found.id(), List.of());
      if (!found.filepath().isEmpty()
          && overlay.hides(found.filepath(), uppermost(places, positions))) {
        packages.remove(found.id());
        environments.remove(found.id());
      }
    }
    return new Contents(packages, contents.distributions(), contents.repositories(), environments);
  }

  /** Returns the position of each layer; the upper one if a layer is listed twice. */
  private static Map<Digest, Integer> positions(List<LayerArtifacts> layers) {
    Map<Digest, Integer> positions = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      positions.put(layers.get(i).layer(), i);
    }
    return positions;
  }

  private static int uppermost(List<Environment> places, Map<Digest, Integer> positions) {
    return places.stream()
        .mapToInt(place -> positions.getOrDefault(place.introducedIn(), 0))
        .max()
        .orElse(0);
  }
}
