package dev.libindex.rhel.internal.gojson;

/** Receives the value of one field of a JSON object. */
@FunctionalInterface
public interface JsonField {

  /**
   * Receives the value of one occurrence of the field; called for each occurrence in the object.
   *
   * @param value the value, valid only during the call
   * @throws JsonTypeException if the value does not have the field's type
   */
  void read(JsonValue value) throws JsonTypeException;
}
