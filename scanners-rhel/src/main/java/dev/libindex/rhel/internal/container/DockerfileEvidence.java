package dev.libindex.rhel.internal.container;

import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.query.QueryValues;
import dev.libindex.scan.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * What a Dockerfile says of its container.
 *
 * @param path the Dockerfile's
 * @param version the version and the release in its name
 * @param component what the container was built from
 * @param name the container's, which the mapping tells the repositories of
 * @param arch the architecture
 */
record DockerfileEvidence(String path, String version, String component, String name, String arch) {
  private static final int FORMAT = 1;

  /** The container, if its version is one. */
  Optional<ContainerBuild> build() {
    return RhcTag.parse(version)
        .map(tag -> new ContainerBuild(path, component, version, tag.minimum(), arch));
  }

  /** In the form that is kept: a query of the fields, the key being the name. */
  Evidence toEvidence() {
    String content =
        QueryValues.empty()
            .with("path", path)
            .with("version", version)
            .with("component", component)
            .with("name", name)
            .with("arch", arch)
            .encode();
    return new Evidence(ContainerNameRepositories.NAME, List.of(name), content, FORMAT);
  }

  /**
   * Reads the form that is kept.
   *
   * @throws IllegalArgumentException if it is of another format
   */
  static DockerfileEvidence of(Evidence evidence) {
    if (evidence.format() != FORMAT) {
      throw new IllegalArgumentException("evidence of unknown format " + evidence.format());
    }
    QueryValues fields = QueryValues.parse(evidence.content()).values();
    return new DockerfileEvidence(
        field(fields, "path"),
        field(fields, "version"),
        field(fields, "component"),
        field(fields, "name"),
        field(fields, "arch"));
  }

  private static String field(QueryValues fields, String name) {
    return fields.first(name).orElse("");
  }
}
