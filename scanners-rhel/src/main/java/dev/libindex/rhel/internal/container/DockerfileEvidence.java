package dev.libindex.rhel.internal.container;

import dev.libindex.rhel.internal.buildinfo.RhcTag;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import dev.libindex.scan.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * What a Dockerfile says about its container.
 *
 * @param path the path of the Dockerfile
 * @param version the version and the release in the file's name
 * @param component the name of the container's source package
 * @param name the container's name, the key under which the mapping lists its repositories
 * @param arch the architecture
 */
record DockerfileEvidence(String path, String version, String component, String name, String arch) {
  private static final int FORMAT = 1;

  /** Returns the container, if its version can be parsed. */
  Optional<ContainerBuild> containerBuild() {
    return RhcTag.parse(version)
        .map(tag -> new ContainerBuild(path, component, version, tag.minimum(), arch));
  }

  /** Returns the evidence to store: the fields as a query string, with the name as the only key. */
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
   * Reads stored evidence.
   *
   * @throws IllegalArgumentException if it has another format version
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
