package dev.libindex.rhel.internal.golang;

/** Says that a text is not JSON. */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message);
  }
}
