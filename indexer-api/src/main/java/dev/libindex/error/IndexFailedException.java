package dev.libindex.error;

import dev.libindex.model.IndexReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A manifest could not be indexed this time. What was stored of it before, layers and report, is
 * untouched.
 */
public final class IndexFailedException extends LibindexException {
  private static final long serialVersionUID = 1L;

  private final transient IndexReport report;
  private final Instant nextAttempt;

  /**
   * With the report and the cause.
   *
   * @param cause what went wrong, or null if the manifest was not tried because an earlier attempt
   *     failed a short while ago
   */
  public IndexFailedException(IndexReport report, Instant nextAttempt, @Nullable Throwable cause) {
    super("manifest " + report.manifestHash() + ": " + report.err(), cause);
    this.report = report;
    this.nextAttempt = nextAttempt;
  }

  /** A report in the state {@code IndexError} that names layer and cause. */
  public IndexReport report() {
    return report;
  }

  /** Asking again before this is answered at once, without touching a layer. */
  public Instant nextAttempt() {
    return nextAttempt;
  }
}
