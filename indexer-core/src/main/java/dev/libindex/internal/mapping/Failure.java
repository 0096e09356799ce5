package dev.libindex.internal.mapping;

import dev.libindex.internal.log.OneLine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * Why an attempt failed.
 *
 * @param text for people
 * @param retryAfter how long the server wants to be left alone; zero if it did not say
 */
record Failure(String text, Duration retryAfter) {
  static Failure of(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    Duration retryAfter = cause instanceof StatusException e ? e.retryAfter() : Duration.ZERO;
    return new Failure(describe(cause), retryAfter);
  }

  /**
   * In one line, since parts of what a server sent may be in it. Our own exceptions explain
   * themselves; others often say little but their name.
   */
  static String describe(Throwable cause) {
    boolean own = cause.getClass().getPackageName().startsWith("dev.libindex.");
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    String text = message == null ? nameless(cause, name) : own ? message : name + ": " + message;
    return OneLine.of(text);
  }

  /** The JDK's HTTP client says nothing of a failed connection but what was behind it. */
  private static String nameless(Throwable thrown, String name) {
    Throwable cause = thrown.getCause();
    Throwable deeper = cause == null ? null : cause.getCause();
    Throwable telling = deeper == null ? cause : deeper;
    return telling == null ? name : name + ": " + telling.getClass().getSimpleName();
  }
}
