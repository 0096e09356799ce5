package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Determines which packages the databases of an image list once all its layers are applied, and
 * which layer introduced each.
 *
 * <p>In claircore the topmost layer with any packages decides for all databases, and whiteouts are
 * ignored. Here each database is followed separately. A layer's copy of a database replaces the
 * copy below, even if it is empty. A copy that could not be read completely is added to the copy
 * below instead, unless its layer also hides that one.
 */
final class InstalledPackages {
  private static final Comparator<PackageOccurrence> ORDER =
      Comparator.comparingInt(PackageOccurrence::introducedIn)
          .thenComparing(PackageOccurrence::database)
          .thenComparing(occurrence -> occurrence.listed().id());

  /** By database label, then by package id. */
  private final Map<String, Map<String, PackageOccurrence>> databases = new TreeMap<>();

  private InstalledPackages() {}

  /**
   * Returns the packages of these layers, in the order of the layers that introduced them.
   *
   * @param layers bottom first
   */
  static List<PackageOccurrence> of(List<LayerArtifacts> layers) {
    InstalledPackages installed = new InstalledPackages();
    for (int layer = 0; layer < layers.size(); layer++) {
      installed.apply(layers.get(layer), layer);
    }
    return installed.databases.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .sorted(ORDER)
        .toList();
  }

  private void apply(LayerArtifacts artifacts, int layer) {
    LayerOverlay overlay = LayerOverlay.of(List.of(artifacts));
    Predicate<String> isHidden =
        label ->
            RpmDatabaseKind.pathOf(label)
                .filter(path -> overlay.removes(path, LayerOverlay.BELOW))
                .isPresent();
    List<LayerDatabase> copies = LayerDatabase.of(artifacts);
    Set<String> replaced = copies.stream().map(LayerDatabase::label).collect(Collectors.toSet());
    databases.keySet().removeIf(label -> isHidden.test(label) && !replaced.contains(label));
    for (LayerDatabase database : copies) {
      boolean keepsBelow = !database.complete() && !isHidden.test(database.label());
      Map<String, PackageOccurrence> below = databases.getOrDefault(database.label(), Map.of());
      databases.put(database.label(), occurrences(database, layer, below, keepsBelow));
    }
  }

  private static Map<String, PackageOccurrence> occurrences(
      LayerDatabase database, int layer, Map<String, PackageOccurrence> below, boolean keepsBelow) {
    Map<String, PackageOccurrence> occurrences = new TreeMap<>(keepsBelow ? below : Map.of());
    for (Package found : database.packages().values()) {
      PackageOccurrence earlier = below.get(found.id());
      occurrences.put(
          found.id(),
          earlier == null
              ? PackageOccurrence.first(database.label(), found, layer)
              : earlier.listedAgain(found, layer));
    }
    return occurrences;
  }
}
