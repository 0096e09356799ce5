package dev.libindex.rhel.internal.osrelease;

/** Says why a file does not tell which distribution an image is. */
public final class OsReleaseSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  OsReleaseSyntaxException(String message) {
    super("osrelease: " + message);
  }
}
