package dev.libindex.rhel.internal.dockerfile;

import java.util.Optional;
import java.util.regex.Pattern;

/** A name and a value as ENV and LABEL have them, with quotes and variables. */
record Assignment(String name, String value) {

  private static final Pattern BLANKS = Pattern.compile("[\\t\\x0B\\f\\r ]+");

  /** Reads {@code name=value}. */
  static Assignment of(String word) throws DockerfileSyntaxException {
    int equals = word.indexOf('=');
    if (equals < 0) {
      throw new DockerfileSyntaxException("invalid assignment syntax", word);
    }
    return new Assignment(word.substring(0, equals), word.substring(equals + 1));
  }

  /**
   * Reads the older form {@code name value}, where all the rest is the value; empty without one.
   */
  static Optional<Assignment> ofTwoWords(Instruction instruction) {
    String[] parts = BLANKS.split(instruction.arguments(), 2);
    return parts.length < 2 ? Optional.empty() : Optional.of(new Assignment(parts[0], parts[1]));
  }
}
