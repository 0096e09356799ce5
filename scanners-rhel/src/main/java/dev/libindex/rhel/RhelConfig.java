package dev.libindex.rhel;

import dev.libindex.mapping.MappingSource;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import java.net.URI;
import java.util.Objects;

/**
 * Sources of the mappings that the ecosystems for Red Hat images need. Immutable.
 *
 * @param repositoryToCpe source of the mapping from repository ids to CPE names
 * @param containerNameRepositories source of the mapping from container names to repositories
 */
public record RhelConfig(MappingSource repositoryToCpe, MappingSource containerNameRepositories) {
  /** The name of the mapping from repository ids to CPE names. */
  public static final String REPOSITORY_TO_CPE = RepositoryToCpe.NAME;

  /** The name of the mapping from container names to repositories. */
  public static final String CONTAINER_NAME_REPOSITORIES = ContainerNameRepositories.NAME;

  private static final String RED_HAT = "https://security.access.redhat.com/data/metrics/";

  /** Checks the sources, neither of which may be null. */
  public RhelConfig {
    Objects.requireNonNull(repositoryToCpe, "repositoryToCpe");
    Objects.requireNonNull(containerNameRepositories, "containerNameRepositories");
  }

  /** Returns a configuration with both mappings from Red Hat's site, as in Clair by default. */
  public static RhelConfig defaults() {
    return new RhelConfig(
        redHat("repository-to-cpe.json"), redHat("container-name-repos-map.json"));
  }

  /** Returns a configuration without any source: mappings exist only once they are imported. */
  public static RhelConfig offline() {
    return new RhelConfig(MappingSource.none(), MappingSource.none());
  }

  /**
   * Returns this configuration with another source of the mapping from repository ids to CPE names.
   */
  public RhelConfig withRepositoryToCpe(MappingSource source) {
    return new RhelConfig(source, containerNameRepositories);
  }

  /**
   * Returns this configuration with another source of the mapping from container names to
   * repositories.
   */
  public RhelConfig withContainerNameRepositories(MappingSource source) {
    return new RhelConfig(repositoryToCpe, source);
  }

  private static MappingSource redHat(String file) {
    return MappingSource.uri(URI.create(RED_HAT + file));
  }
}
