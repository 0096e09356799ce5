package dev.libindex.rhel.internal.coalesce;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The repositories that packages of one layer may come from, including inherited ones. */
final class LayerRepositories {
  /** The order in which an environment lists its repositories. */
  static final Comparator<Repository> ORDER =
      Comparator.comparing(Repository::name)
          .thenComparing(Repository::uri)
          .thenComparing(Repository::id);

  private static final Predicate<Repository> RED_HAT =
      repository -> repository.key().equals(RhelRepositories.KEY);

  private final List<String> all;
  private final Map<String, List<String>> byRepositoryId = new HashMap<>();

  private LayerRepositories(List<Repository> repositories) {
    List<Repository> sorted = repositories.stream().distinct().sorted(ORDER).toList();
    all = sorted.stream().map(Repository::id).toList();
    for (Repository repository : sorted) {
      repositoryId(repository.uri())
          .ifPresent(
              id ->
                  byRepositoryId
                      .computeIfAbsent(id, key -> new ArrayList<>())
                      .add(repository.id()));
    }
  }

  /** Returns the repositories of each layer, bottom first. */
  static List<LayerRepositories> of(List<LayerArtifacts> layers) {
    List<Optional<List<Repository>>> inherited =
        ImageLayers.inherited(
            layers, layer -> Optional.of(select(layer, RED_HAT)).filter(found -> !found.isEmpty()));
    List<LayerRepositories> result = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      List<Repository> repositories = new ArrayList<>(select(layers.get(i), RED_HAT.negate()));
      inherited.get(i).ifPresent(repositories::addAll);
      result.add(new LayerRepositories(repositories));
    }
    return result;
  }

  private static List<Repository> select(LayerArtifacts layer, Predicate<Repository> which) {
    return layer.repositories().stream().filter(which).toList();
  }

  /**
   * Returns the ids of the repositories that a package of this layer may come from.
   *
   * @return empty if the package names a repository that the layer does not have
   */
  Optional<List<String>> idsFor(Package found) {
    return repositoryId(found.repositoryHint())
        .map(id -> Optional.ofNullable(byRepositoryId.get(id)))
        .orElse(Optional.of(all));
  }

  private static Optional<String> repositoryId(String query) {
    return QueryValues.parse(query)
        .values()
        .first(RhelRepositories.REPOSITORY_ID)
        .filter(id -> !id.isEmpty());
  }
}
