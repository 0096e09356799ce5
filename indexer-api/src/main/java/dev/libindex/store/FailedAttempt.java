package dev.libindex.store;

import dev.libindex.model.Digest;
import java.time.Instant;
import java.util.Objects;

/**
 * An attempt to index a manifest that failed.
 *
 * @param manifest the manifest
 * @param failures how many attempts in a row have failed, this one included
 * @param cause names the layer and what was wrong
 * @param nextAttempt when the next one may be made
 */
public record FailedAttempt(Digest manifest, int failures, String cause, Instant nextAttempt) {

  public FailedAttempt {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(nextAttempt, "nextAttempt");
  }
}
