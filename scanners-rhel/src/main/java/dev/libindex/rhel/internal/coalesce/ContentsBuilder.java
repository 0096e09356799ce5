package dev.libindex.rhel.internal.coalesce;

import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the contents of an image; not thread-safe. */
final class ContentsBuilder {
  /** Prefers the upper layer; within a layer, the choice does not depend on the packages' order. */
  private static final Comparator<PackageOccurrence> BY_PRECEDENCE =
      Comparator.comparingInt(PackageOccurrence::listedIn)
          .thenComparing(occurrence -> occurrence.listed().toString(), Comparator.reverseOrder());

  private final Map<String, PackageOccurrence> occurrences = new HashMap<>();
  private final Map<String, Distribution> distributions = new HashMap<>();
  private final Map<String, Repository> repositories = new HashMap<>();
  private final Map<String, List<Environment>> environments = new HashMap<>();

  void add(Distribution distribution) {
    distributions.put(distribution.id(), distribution);
  }

  void add(Repository repository) {
    repositories.put(repository.id(), repository);
  }

  /** Adds a package with one of the environments it is in. */
  void add(PackageOccurrence occurrence, Environment environment) {
    String id = occurrence.listed().id();
    occurrences.merge(id, occurrence, (a, b) -> BY_PRECEDENCE.compare(a, b) >= 0 ? a : b);
    environments.computeIfAbsent(id, key -> new ArrayList<>()).add(environment);
  }

  Contents build() {
    Map<String, Package> packages = new HashMap<>();
    occurrences.forEach((id, occurrence) -> packages.put(id, occurrence.listed()));
    return new Contents(packages, distributions, repositories, environments);
  }
}
