package dev.libindex.internal.mapping;

import dev.libindex.internal.log.OneLine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * The reason why an attempt failed.
 *
 * @param text a description in one line, for people
 * @param retryAfter how long the server asks clients to wait; zero if it does not say
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
   * Describes an exception in one line, since the message may quote what a server sent. Our own
   * exceptions explain themselves; the name is put before the messages of others.
   */
  static String describe(Throwable cause) {
    boolean own = cause.getClass().getPackageName().startsWith("dev.libindex.");
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    String text = message == null ? nameless(cause, name) : own ? message : name + ": " + message;
    return OneLine.of(text);
  }

  /** The JDK's HTTP client gives a failed connection no message, only a chain of causes. */
  private static String nameless(Throwable thrown, String name) {
    Throwable cause = thrown.getCause();
    Throwable deeper = cause == null ? null : cause.getCause();
    Throwable telling = deeper == null ? cause : deeper;
    return telling == null ? name : name + ": " + telling.getClass().getSimpleName();
  }
}
