package dev.libindex.rhel;

import dev.libindex.mapping.MappingSource;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import java.net.URI;
import java.util.Objects;

/**
 * Where the ecosystems for Red Hat images get their mappings from. Immutable.
 *
 * @param repositoryToCpe the mapping from repository ids to CPE names
 * @param containerNameRepositories the mapping from names of containers to repositories
 */
public record RhelConfig(MappingSource repositoryToCpe, MappingSource containerNameRepositories) {
  /** The name of the mapping from repository ids to CPE names. */
  public static final String REPOSITORY_TO_CPE = RepositoryToCpe.NAME;

  /** The name of the mapping from names of containers to repositories. */
  public static final String CONTAINER_NAME_REPOSITORIES = ContainerNameRepositories.NAME;

  private static final String RED_HAT = "https://security.access.redhat.com/data/metrics/";

  /** Refuses null. */
  public RhelConfig {
    Objects.requireNonNull(repositoryToCpe, "repositoryToCpe");
    Objects.requireNonNull(containerNameRepositories, "containerNameRepositories");
  }

  /** Both from Red Hat's site, as Clair has them by default. */
  public static RhelConfig defaults() {
    return new RhelConfig(
        redHat("repository-to-cpe.json"), redHat("container-name-repos-map.json"));
  }

  /** Neither from anywhere: the mappings are what is imported. */
  public static RhelConfig offline() {
    return new RhelConfig(MappingSource.none(), MappingSource.none());
  }

  /** The same with another source of the mapping from repository ids to CPE names. */
  public RhelConfig withRepositoryToCpe(MappingSource source) {
    return new RhelConfig(source, containerNameRepositories);
  }

  /** The same with another source of the mapping from names of containers to repositories. */
  public RhelConfig withContainerNameRepositories(MappingSource source) {
    return new RhelConfig(repositoryToCpe, source);
  }

  private static MappingSource redHat(String file) {
    return MappingSource.uri(URI.create(RED_HAT + file));
  }
}
