package dev.libindex.rhel.internal.databases;

import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.rhel.internal.databases.ImageDatabases.Found;
import dev.libindex.rhel.internal.input.ProblemCollector;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reduces what was found in the layers of an image to the databases that count, and lets hard links
 * be the files of lower layers that they name.
 */
public final class DatabaseComposition {
  private final List<ScanResult<Package>> results;
  private final List<ScannedFiles> layers;
  private final ImageDatabases image;
  private final CountedDatabases databases;

  /** The databases whose packages and errors are reported. */
  private final Set<DatabaseContent> reported = new HashSet<>();

  private DatabaseComposition(
      List<ScanResult<Package>> results,
      List<ScannedFiles> layers,
      LayerOverlay overlay,
      Refinement refinement) {
    this.results = results;
    this.layers = layers;
    this.image = new ImageDatabases(layers, overlay, refinement);
    this.databases = CountedDatabases.of(image, roots(), RpmMacros.of(macros()));
    for (Found database : databases.counted()) {
      reported.addAll(database.copies().values());
    }
  }

  /**
   * Composes the results of a package scanner that returns {@link LayerFilesEvidence}.
   *
   * @param refinement applied to packages that are read now
   * @param results what the scanner returned for each layer, bottom first
   * @param overlay the overlay of the same layers
   */
  public static List<ScanResult<Package>> compose(
      List<ScanResult<Package>> results, LayerOverlay overlay, Refinement refinement) {
    List<ScannedFiles> layers = results.stream().map(ScannedFiles::of).toList();
    if (layers.stream().allMatch(layer -> layer.files().isEmpty())) {
      return results.stream().map(DatabaseComposition::withoutEvidence).toList();
    }
    DatabaseComposition composition = new DatabaseComposition(results, layers, overlay, refinement);
    List<ScanResult<Package>> composed = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      composed.add(composition.layer(layer));
    }
    return composed;
  }

  private static ScanResult<Package> withoutEvidence(ScanResult<Package> result) {
    return new ScanResult<>(result.items(), List.of(), result.partialErrors(), result.notices());
  }

  private Set<String> roots() {
    Set<String> roots = new TreeSet<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      for (String release : layers.get(layer).files().releases()) {
        if (!image.isRemoved(release, layer)) {
          StandardPlaces.rootOf(release).ifPresent(roots::add);
        }
      }
    }
    return roots;
  }

  private Map<String, MacroFile> macros() {
    SortedMap<String, MacroFile> macros = new TreeMap<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      for (Map.Entry<String, MacroFile> file : layers.get(layer).files().macros().entrySet()) {
        if (!image.isRemoved(file.getKey(), layer)) {
          macros.put(file.getKey(), file.getValue());
        }
      }
    }
    return macros;
  }

  private ScanResult<Package> layer(int layer) {
    List<Package> items = new ArrayList<>();
    ProblemCollector problems = new ProblemCollector();
    results.get(layer).notices().forEach(problems::add);
    layers.get(layer).otherErrors().forEach(problems::add);
    for (Found database : databases.counted()) {
      Optional.ofNullable(database.copies().get(layer))
          .filter(content -> ImageDatabases.isNamed(database.path(), content))
          .ifPresent(
              content -> {
                items.addAll(content.packages(content.kind().label(database.path())));
                content.errors(database.path()).forEach(problems::add);
              });
    }
    addNotices(layer, problems);
    return new ScanResult<>(items, List.of(), problems.errors(), problems.notices());
  }

  private void addNotices(int layer, ProblemCollector problems) {
    databases
        .ignored()
        .forEach(
            (path, reason) -> {
              if (image.layerOf(path) == layer) {
                problems.add(new Notice(path, reason));
              }
            });
    image.contents(layer).entrySet().stream()
        .filter(file -> !reported.contains(file.getValue()))
        .forEach(
            file ->
                file.getValue()
                    .errors(file.getKey())
                    .forEach(error -> problems.add(new Notice(error.path(), error.cause()))));
  }
}
