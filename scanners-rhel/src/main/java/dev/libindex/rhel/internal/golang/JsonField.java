package dev.libindex.rhel.internal.golang;

/** Takes the value of one field of a JSON object. */
@FunctionalInterface
public interface JsonField {

  /**
   * Called once for each time the object has the field.
   *
   * @param value the value; valid during the call only
   * @throws JsonTypeException if the value is of another type than the field
   */
  void read(JsonValue value) throws JsonTypeException;
}
