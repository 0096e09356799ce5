package dev.libindex.rhel.internal.buildinfo;

/** Says that a file about the build is not what it should be. The message names what is wrong. */
public final class BuildInfoException extends Exception {

  private static final long serialVersionUID = 1L;

  BuildInfoException(String message) {
    super(message);
  }

  BuildInfoException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
