package dev.libindex.rhel.internal.golang;

/** Thrown for a text that is not JSON. */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message);
  }
}
