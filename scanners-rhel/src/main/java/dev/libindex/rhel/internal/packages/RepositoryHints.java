package dev.libindex.rhel.internal.packages;

import dev.libindex.model.Package;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Adds to the hint of each package, and of its source, the repository that dnf installed the
 * package from.
 */
final class RepositoryHints {
  private final DnfHistory history;

  /** A source package gets the repository ids of all packages built from it. */
  private final Map<Package, SortedSet<String>> bySource = new HashMap<>();

  private RepositoryHints(DnfHistory history) {
    this.history = history;
  }

  /**
   * Returns the packages with repository ids added to their hints.
   *
   * @param packages the packages of one database
   */
  static List<Package> annotate(List<Package> packages, DnfHistory history) {
    if (history.repositoryIds().isEmpty()) {
      return packages;
    }
    RepositoryHints hints = new RepositoryHints(history);
    packages.forEach(hints::collect);
    Map<Package, Package> sources = new HashMap<>();
    hints.bySource.forEach((source, ids) -> sources.put(source, hinted(source, ids)));
    return packages.stream().map(found -> hints.annotate(found, sources)).toList();
  }

  private void collect(Package found) {
    Package source = found.source();
    if (source != null) {
      repositoryId(found)
          .ifPresent(id -> bySource.computeIfAbsent(source, key -> new TreeSet<>()).add(id));
    }
  }

  private Package annotate(Package found, Map<Package, Package> sources) {
    @Nullable Package source = found.source();
    Package result = repositoryId(found).map(id -> hinted(found, List.of(id))).orElse(found);
    return source == null
        ? result
        : result.toBuilder().source(sources.getOrDefault(source, source)).build();
  }

  private Optional<String> repositoryId(Package found) {
    return history.repositoryId(found.name(), found.version(), found.arch());
  }

  private static Package hinted(Package found, Iterable<String> repositoryIds) {
    QueryValues hint = QueryValues.parse(found.repositoryHint()).values();
    for (String id : repositoryIds) {
      hint = DnfHistory.annotate(hint, id);
    }
    return found.toBuilder().repositoryHint(hint.encode()).build();
  }
}
