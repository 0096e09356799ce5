package dev.libindex.rhel.internal.dockerfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of a Dockerfile.
 *
 * @param labels in the order in which the file first names them
 * @param error why reading stopped, if it did; the labels are those gathered before
 * @param tolerated the first thing that Docker refuses and that was passed over, perhaps by not
 *     reading on, which claircore does without a word
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
