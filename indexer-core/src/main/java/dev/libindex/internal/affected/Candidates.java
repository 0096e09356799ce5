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

/** What the store has found, by the names of packages and of what they were built from. */
final class Candidates {
  private final Map<String, List<Candidate>> byName = new HashMap<>();

  Candidates(List<FoundPackages> found) {
    for (FoundPackages place : found) {
      for (Package item : place.packages()) {
        add(new Candidate(records(item, place), place));
      }
    }
  }

  /** Those that the package of a vulnerability stands for. */
  List<Candidate> of(Package affected) {
    return byName.getOrDefault(affected.name(), List.of()).stream()
        .filter(candidate -> isMeant(affected, candidate.found()))
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

  /** A source is told from what happens to have its name. */
  private static boolean isMeant(Package affected, Package found) {
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
   * A package in its surroundings.
   *
   * @param records one for each repository, at least one
   * @param place who has it
   */
  record Candidate(List<IndexRecord> records, FoundPackages place) {
    Package found() {
      return records.get(0).found();
    }
  }
}
