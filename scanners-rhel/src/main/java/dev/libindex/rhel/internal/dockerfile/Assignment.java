package dev.libindex.rhel.internal.dockerfile;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name and a value of an ENV or LABEL instruction, with quotes and variables unresolved. */
record Assignment(String name, String value) {

  private static final Pattern BLANKS = Pattern.compile("[\\t\\x0B\\f\\r ]+");

  /** Parses {@code name=value}. */
  static Assignment of(String word) throws DockerfileSyntaxException {
    int equals = word.indexOf('=');
    if (equals < 0) {
      throw new DockerfileSyntaxException("invalid assignment syntax", word);
    }
    return new Assignment(word.substring(0, equals), word.substring(equals + 1));
  }

  /**
   * Parses the older form {@code name value}, in which everything after the name is the value.
   *
   * @return empty if there is no value
   */
  static Optional<Assignment> ofTwoWords(Instruction instruction) {
    String[] parts = BLANKS.split(instruction.arguments(), 2);
    return parts.length < 2 ? Optional.empty() : Optional.of(new Assignment(parts[0], parts[1]));
  }
}
