package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.input.ProblemCollector;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseContents;
import dev.libindex.rhel.internal.rpmdb.RpmPackages;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Collects the packages that the databases of a layer list. A database that cannot be read does not
 * affect the others.
 */
final class PackageCollector {
  private final List<Package> packages = new ArrayList<>();
  private final ProblemCollector problems = new ProblemCollector();

  void add(PartialError error) {
    problems.add(error);
  }

  /**
   * Reads every database of the layer.
   *
   * @param refine applied to the packages of each database
   */
  void addDatabases(LayerView layer, UnaryOperator<List<Package>> refine)
      throws InterruptedException {
    for (LayerEntry candidate : RpmDatabaseFile.candidates(layer)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before " + candidate.path());
      }
      try {
        Optional<RpmDatabaseFile> database = RpmDatabaseFile.open(layer, candidate);
        if (database.isPresent()) {
          addDatabase(database.get(), database.get().read(layer), refine);
        }
      } catch (IOException e) {
        problems.add(ReadFailure.of(candidate.path(), e));
      }
    }
  }

  private void addDatabase(
      RpmDatabaseFile database, RpmDatabaseContents contents, UnaryOperator<List<Package>> refine) {
    // A package without a name cannot be looked up.
    List<Package> named =
        RpmPackages.of(contents.packages(), database.label()).stream()
            .filter(found -> !found.name().isEmpty())
            .toList();
    packages.addAll(refine.apply(named));
    contents.errors().forEach(problems::add);
    contents.notices().forEach(problems::add);
  }

  ScanResult<Package> result() {
    return new ScanResult<>(packages, List.of(), problems.errors(), problems.notices());
  }
}
