package dev.libindex.rhel.internal.buildinfo;

/**
 * Thrown for a malformed content manifest or {@code labels.json}. The message says what is wrong.
 */
public final class BuildInfoException extends Exception {

  private static final long serialVersionUID = 1L;

  BuildInfoException(String message) {
    super(message);
  }

  BuildInfoException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
