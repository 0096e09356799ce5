package dev.libindex.rhel.internal.osrelease;

/** Thrown when a release file is malformed. */
public final class OsReleaseSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  OsReleaseSyntaxException(String message) {
    super("osrelease: " + message);
  }
}
