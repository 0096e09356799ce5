package dev.libindex.internal.mapping;

import java.io.IOException;
import java.time.Duration;

/** Reports a status that neither brings a mapping nor confirms the current version. */
final class StatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  StatusException(int status, Duration retryAfter) {
    super("status " + status);
    this.retryAfter = retryAfter;
  }

  /** How long the server asks clients to wait; zero if it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
