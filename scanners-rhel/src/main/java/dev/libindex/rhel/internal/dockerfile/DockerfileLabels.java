package dev.libindex.rhel.internal.dockerfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The result of reading a Dockerfile.
 *
 * @param labels in the order in which the file first names them
 * @param error why reading failed, if it did; the labels are those found before that
 * @param tolerated the first thing that Docker would refuse but was tolerated here, possibly by
 *     ignoring the rest of the file; claircore tolerates it silently
 */
public record DockerfileLabels(
    Map<String, String> labels,
    Optional<DockerfileProblem> error,
    Optional<DockerfileProblem> tolerated) {

  /** Copies the labels. */
  public DockerfileLabels {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
