package dev.libindex.internal.affected;

import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.store.FoundPackages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packages that the store found, by their own names and by those of their sources. */
final class Candidates {
  private final Map<String, List<Candidate>> byName = new HashMap<>();

  Candidates(List<FoundPackages> found) {
    for (FoundPackages place : found) {
      for (Package item : place.packages()) {
        add(new Candidate(records(item, place), place));
      }
    }
  }

  /** Returns the packages that the package of a vulnerability may refer to. */
  List<Candidate> of(Package affected) {
    return byName.getOrDefault(affected.name(), List.of()).stream()
        .filter(candidate -> refersTo(affected, candidate.found()))
        .toList();
  }

  private void add(Candidate candidate) {
    String name = candidate.found().name();
    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(candidate);
    Package source = candidate.found().source();
    if (source != null && !source.name().equals(name)) {
      byName.computeIfAbsent(source.name(), key -> new ArrayList<>()).add(candidate);
    }
  }

  /** A source package does not refer to a binary package that only shares its name. */
  private static boolean refersTo(Package affected, Package found) {
    Package source = found.source();
    return affected.kind() != PackageKind.SOURCE
        || found.kind() == PackageKind.SOURCE
        || (source != null && source.name().equals(affected.name()));
  }

  private static List<IndexRecord> records(Package item, FoundPackages place) {
    @Nullable Distribution distribution = place.distribution();
    List<Repository> repositories = place.repositories();
    return repositories.isEmpty()
        ? List.of(new IndexRecord(item, distribution, null))
        : repositories.stream()
            .map(repository -> new IndexRecord(item, distribution, repository))
            .toList();
  }

  /**
   * A package and where it was found.
   *
   * @param records one record per repository, or one without a repository
   * @param place the group that the package belongs to, and the manifests that contain it
   */
  record Candidate(List<IndexRecord> records, FoundPackages place) {
    Package found() {
      return records.get(0).found();
    }
  }
}
