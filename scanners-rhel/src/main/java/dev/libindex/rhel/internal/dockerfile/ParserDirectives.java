package dev.libindex.rhel.internal.dockerfile;

import dev.libindex.rhel.internal.gojson.Whitespace;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code # name=value} comments at the very top of a file, which may set the escape character.
 */
final class ParserDirectives {

  private static final Pattern DIRECTIVE =
      Pattern.compile("#\\s*+([a-zA-Z][a-zA-Z0-9]*+)\\s*+=(.*+)", Pattern.DOTALL);

  private static final Set<String> NAMES = Set.of("escape", "syntax", "check");

  private final Remarks remarks;
  private final Set<String> seen = new HashSet<>();
  private boolean done;
  private char escape = '\\';

  ParserDirectives(Remarks remarks) {
    this.remarks = remarks;
  }

  /** Returns the character that continues lines and escapes the next character. */
  char escape() {
    return escape;
  }

  /**
   * Reads a line, given without its leading white space. Must be called with every line, starting
   * with the first.
   */
  void observe(String line) {
    if (done) {
      return;
    }
    Matcher directive = DIRECTIVE.matcher(line);
    String name = directive.matches() ? directive.group(1).toLowerCase(Locale.ROOT) : "";
    String value = name.isEmpty() ? "" : Whitespace.trim(directive.group(2));
    if (value.isEmpty() || !NAMES.contains(name)) {
      done = true;
    } else if (!seen.add(name)) {
      remarks.add("only one " + name + " parser directive can be used");
    } else if (name.equals("escape")) {
      setEscape(value);
    }
  }

  private void setEscape(String value) {
    if (value.equals("`") || value.equals("\\")) {
      escape = value.charAt(0);
    } else {
      remarks.add("invalid escape token, neither ` nor \\");
    }
  }
}
