package dev.libindex.internal.mapping;

import dev.libindex.internal.log.OneLine;
import dev.libindex.internal.log.UnreachableServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The reason why an attempt failed.
 *
 * @param text a description in one line, for people to read
 * @param retryAfter how long the server asks clients to wait; zero if it does not say
 */
record Failure(String text, Duration retryAfter) {
  /**
   * Describes a failed attempt.
   *
   * @param uri the URI that was asked, or null if there is none
   */
  static Failure of(Throwable thrown, @Nullable URI uri) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof UncheckedIOException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    Duration retryAfter = cause instanceof StatusException e ? e.retryAfter() : Duration.ZERO;
    Optional<String> unreachable =
        uri == null ? Optional.empty() : UnreachableServer.describe(uri, cause);
    String text = unreachable.isPresent() ? unreachable.get() : describe(cause);
    return new Failure(text, retryAfter);
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
