package dev.libindex.rhel.internal.gojson;

/** Thrown for a JSON value that does not have its field's type. */
public final class JsonTypeException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param field the field's name; empty for the document itself
   * @param problem what is wrong with the value
   */
  public JsonTypeException(String field, String problem) {
    super((field.isEmpty() ? "JSON document" : "JSON field \"" + field + "\"") + ": " + problem);
  }
}
