package dev.libindex.rhel.internal.golang;

/** Says that a JSON value is not of the type that its field has. */
public final class JsonTypeException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Names the field, or the document by an empty name, and what is wrong with its value. */
  public JsonTypeException(String field, String problem) {
    super((field.isEmpty() ? "JSON document" : "JSON field \"" + field + "\"") + ": " + problem);
  }
}
