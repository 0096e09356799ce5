package dev.libindex.mapping;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping's supply stands.
 *
 * @param name the mapping
 * @param current the version that all nodes bind with, or null if there is none
 * @param problem why the last attempt of this node to get a newer one failed; empty if it did not,
 *     or none was made
 * @param nextAttempt when this node will ask the network next; null if it never will
 */
public record MappingStatus(
    String name, @Nullable MappingVersion current, String problem, @Nullable Instant nextAttempt) {

  /** Refuses null. */
  public MappingStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(problem, "problem");
  }
}
