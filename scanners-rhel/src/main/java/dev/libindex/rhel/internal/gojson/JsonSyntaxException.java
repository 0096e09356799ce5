package dev.libindex.rhel.internal.gojson;

/** Thrown for a text that is not JSON. */
public final class JsonSyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  JsonSyntaxException(String message) {
    super(message);
  }
}
