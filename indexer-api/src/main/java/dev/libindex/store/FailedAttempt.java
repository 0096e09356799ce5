package dev.libindex.store;

import dev.libindex.model.Digest;
import java.time.Instant;
import java.util.Objects;

/**
 * A failed attempt to index a manifest.
 *
 * @param manifest the manifest
 * @param failures how many attempts in a row have failed, including this one
 * @param cause what went wrong, naming the layer
 * @param nextAttempt the earliest time of the next attempt
 */
public record FailedAttempt(Digest manifest, int failures, String cause, Instant nextAttempt) {

  public FailedAttempt {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(nextAttempt, "nextAttempt");
  }
}
