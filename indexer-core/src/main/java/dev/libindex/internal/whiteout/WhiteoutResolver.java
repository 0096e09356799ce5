package dev.libindex.internal.whiteout;

import dev.libindex.ecosystem.LayerArtifacts;
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
 * Takes away packages that are files, where a later layer hides the file. Packages of a database
 * have no file path: their coalescers look at the database.
 */
final class WhiteoutResolver implements Resolver {

  @Override
  public Contents resolve(Contents contents, List<LayerArtifacts> layers) {
    Map<String, Package> packages = new TreeMap<>(contents.packages());
    Map<String, List<Environment>> environments = new TreeMap<>(contents.environments());
    Map<Digest, Integer> positions = positions(layers);
    HiddenFiles hidden = HiddenFiles.of(layers);
    for (Package found : contents.packages().values()) {
      List<Environment> places = contents.environments().getOrDefault(found.id(), List.of());
      if (!found.filepath().isEmpty()
          && hidden.contains(found.filepath(), newest(places, positions))) {
        packages.remove(found.id());
        environments.remove(found.id());
      }
    }
    return new Contents(packages, contents.distributions(), contents.repositories(), environments);
  }

  /** A layer that is listed twice counts where it is last. */
  private static Map<Digest, Integer> positions(List<LayerArtifacts> layers) {
    Map<Digest, Integer> positions = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      positions.put(layers.get(i).layer(), i);
    }
    return positions;
  }

  private static int newest(List<Environment> places, Map<Digest, Integer> positions) {
    return places.stream()
        .mapToInt(place -> positions.getOrDefault(place.introducedIn(), 0))
        .max()
        .orElse(0);
  }
}
