package dev.libindex.internal.mapping;

import java.io.IOException;
import java.time.Duration;

/** Reports an HTTP status that neither delivers a version nor confirms the current one. */
final class StatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  StatusException(int status, Duration retryAfter) {
    super("status " + status);
    this.retryAfter = retryAfter;
  }

  /** Returns how long the server asks clients to wait; zero if it does not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
