package dev.libindex.model;

import dev.libindex.error.LibindexException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a manifest could not be indexed this time. The results of layers that were scanned,
 * and the manifest's last report, stay in the store.
 */
public final class IndexFailedException extends LibindexException {
  private static final long serialVersionUID = 1L;

  private final transient IndexReport report;
  private final Instant nextAttempt;

  /**
   * Creates an exception that carries a report in the state {@link State#INDEX_ERROR}.
   *
   * @param nextAttempt the earliest time of the next attempt
   * @param cause what went wrong, or null if no attempt was made because an earlier one failed a
   *     short while ago
   */
  public IndexFailedException(IndexReport report, Instant nextAttempt, @Nullable Throwable cause) {
    super("manifest " + report.manifestHash() + ": " + report.err(), cause);
    this.report = report;
    this.nextAttempt = nextAttempt;
  }

  /**
   * Returns the report, in the state {@link State#INDEX_ERROR}; its {@code err} says what went
   * wrong.
   */
  public IndexReport report() {
    return report;
  }

  /**
   * Returns the earliest time of the next attempt. Indexing the manifest again before then fails
   * immediately, without touching a layer.
   */
  public Instant nextAttempt() {
    return nextAttempt;
  }
}
