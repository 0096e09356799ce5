package dev.libindex.internal.mapping;

import java.io.IOException;
import java.time.Duration;

/** A status that brings no mapping and confirms none. */
final class StatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  StatusException(int status, Duration retryAfter) {
    super("status " + status);
    this.retryAfter = retryAfter;
  }

  /** How long the server wants to be left alone; zero if it did not say. */
  Duration retryAfter() {
    return retryAfter;
  }
}
