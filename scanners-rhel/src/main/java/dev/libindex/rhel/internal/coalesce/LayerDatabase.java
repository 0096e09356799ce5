package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One layer's copy of a package database.
 *
 * @param label the database's label, which its packages carry
 * @param packages the listed packages by package id
 * @param complete whether all of it could be read; if not, it may list more packages
 */
record LayerDatabase(String label, Map<String, Package> packages, boolean complete) {

  /** Chooses between two rows of the same package regardless of their order. */
  private static final Comparator<Package> BY_CONTENT = Comparator.comparing(Package::toString);

  /** Returns the databases of a layer, including empty ones, in the order of their labels. */
  static List<LayerDatabase> of(LayerArtifacts layer) {
    Map<String, Map<String, Package>> packages = new TreeMap<>();
    for (IndexedFile file : layer.files()) {
      if (file.kind() == FileKind.PACKAGE_DATABASE) {
        RpmDatabaseKind.labelOf(file.path())
            .ifPresent(label -> packages.putIfAbsent(label, new TreeMap<>()));
      }
    }
    for (Package found : layer.packages()) {
      packages
          .computeIfAbsent(found.packageDb(), label -> new TreeMap<>())
          .merge(found.id(), found, (a, b) -> BY_CONTENT.compare(a, b) <= 0 ? a : b);
    }
    // An error without a path may concern any database.
    boolean mayBeComplete = layer.packageErrors().stream().noneMatch(e -> e.path().isEmpty());
    Set<String> incomplete = incomplete(layer.packageErrors());
    return packages.entrySet().stream()
        .map(
            database ->
                new LayerDatabase(
                    database.getKey(),
                    database.getValue(),
                    mayBeComplete && !incomplete.contains(database.getKey())))
        .toList();
  }

  private static Set<String> incomplete(List<PartialError> errors) {
    Set<String> labels = new HashSet<>();
    for (PartialError error : errors) {
      RpmDatabaseKind.labelOf(error.path()).ifPresent(labels::add);
    }
    return labels;
  }
}
