package dev.libindex.mapping;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of one mapping, as one node sees it.
 *
 * @param name the name of the mapping
 * @param current the version that all nodes use for binding, or null if there is none
 * @param problem why the node's last attempt to get a newer version failed; empty if it succeeded
 *     or if there was none
 * @param nextAttempt when the node will next make a request; null if it never will
 */
public record MappingStatus(
    String name, @Nullable MappingVersion current, String problem, @Nullable Instant nextAttempt) {

  public MappingStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(problem, "problem");
  }
}
