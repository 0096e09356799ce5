package dev.libindex.internal.mapping;

import dev.libindex.internal.log.OneLine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * The reason why an attempt failed.
 *
 * @param text a description in one line, for people to read
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
   * Describes an exception in one line, since the message may quote what a server sent. The
   * messages of our own exceptions stand alone; those of others follow the name of the exception.
   */
  static String describe(Throwable cause) {
    boolean own = cause.getClass().getPackageName().startsWith("dev.libindex.");
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    String text =
        message == null
            ? describeWithoutMessage(cause, name)
            : own ? message : name + ": " + message;
    return OneLine.of(text);
  }

  /**
   * Describes an exception without a message: the JDK's HTTP client gives a failed connection only
   * a chain of causes.
   */
  private static String describeWithoutMessage(Throwable thrown, String name) {
    Throwable cause = thrown.getCause();
    Throwable deeper = cause == null ? null : cause.getCause();
    Throwable specific = deeper == null ? cause : deeper;
    return specific == null ? name : name + ": " + specific.getClass().getSimpleName();
  }
}
