package dev.libindex.rhel.internal.repository;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Notice;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.input.ProblemCollector;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.scan.ScanResult;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects the repositories that repository ids are mapped to; not thread-safe. */
final class BoundRepositories {
  private static final Comparator<Repository> ORDER =
      Comparator.comparing(Repository::name).thenComparing(Repository::uri);

  private final String path;
  private final TreeSet<Repository> repositories = new TreeSet<>(ORDER);
  private final ProblemCollector problems = new ProblemCollector();

  /**
   * Creates an empty collection.
   *
   * @param path the file that names the ids, for notices
   */
  BoundRepositories(String path) {
    this.path = path;
  }

  ScanResult<Repository> bind(List<String> repositoryIds, MappingSlice mapping) {
    for (String id : repositoryIds) {
      List<String> names = mapping.values().get(id);
      if (names == null) {
        problems.add(new Notice(path, "mapping " + mapping.name() + " lacks repository id " + id));
      } else {
        names.forEach(name -> add(id, name));
      }
    }
    return new ScanResult<>(List.copyOf(repositories), List.of(), List.of(), problems.notices());
  }

  private void add(String id, String name) {
    try {
      Cpe cpe = Cpe.parse(name);
      String uri = QueryValues.empty().with(RhelRepositories.REPOSITORY_ID, id).encode();
      repositories.add(Repository.of(cpe.toString(), RhelRepositories.KEY, uri, cpe));
    } catch (CpeSyntaxException e) {
      problems.add(
          new Notice(path, "repository id " + id + " is mapped to no CPE name: " + e.getMessage()));
    }
  }
}
