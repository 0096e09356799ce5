package dev.libindex.rhel.internal.dockerfile;

import java.util.Optional;
import java.util.function.Function;

/**
 * Removes quotes and escapes from words and substitutes variables.
 *
 * <p>Nothing is expanded in single quotes, and substituted values are not expanded again. Docker
 * refuses a file with an unclosed quote or brace; here the end of the word closes a quote, and an
 * unclosed brace drops the rest of the word.
 */
final class WordExpansion {

  /** Maximum nesting depth of braces. */
  private static final int MAX_DEPTH = 64;

  private final Function<String, Optional<String>> variables;
  private final char escape;
  private final Remarks remarks;
  private final Budget budget;

  private Cursor cursor = new Cursor("");
  private int depth;

  WordExpansion(
      Function<String, Optional<String>> variables, char escape, Remarks remarks, Budget budget) {
    this.variables = variables;
    this.escape = escape;
    this.remarks = remarks;
    this.budget = budget;
  }

  String expand(String word) throws DockerfileSyntaxException {
    cursor = new Cursor(word);
    return textUpTo(Cursor.END, false).orElse("");
  }

  /**
   * Expands the text up to a character, and skips that character.
   *
   * @param keepEscapes whether to keep escape characters in the text, as in patterns
   * @return the text, or empty if the character never comes
   */
  private Optional<String> textUpTo(int stop, boolean keepEscapes)
      throws DockerfileSyntaxException {
    StringBuilder text = new StringBuilder();
    while (cursor.peek() != Cursor.END && cursor.peek() != stop) {
      int c = cursor.next();
      if (c == '\'') {
        singleQuoted(text);
      } else if (c == '"') {
        doubleQuoted(text, keepEscapes);
      } else if (c == '$') {
        text.append(variable());
      } else if (c == escape) {
        escaped(text, keepEscapes);
      } else {
        text.appendCodePoint(c);
      }
    }
    return cursor.next() == stop ? Optional.of(text.toString()) : Optional.empty();
  }

  private void escaped(StringBuilder text, boolean keepEscape) {
    if (keepEscape) {
      text.append(escape);
    }
    if (cursor.peek() != Cursor.END) {
      text.appendCodePoint(cursor.next());
    }
  }

  private void singleQuoted(StringBuilder text) {
    while (!cursor.skip('\'')) {
      if (cursor.peek() == Cursor.END) {
        remarks.add("no matching single-quote");
        return;
      }
      text.appendCodePoint(cursor.next());
    }
  }

  private void doubleQuoted(StringBuilder text, boolean keepEscapes)
      throws DockerfileSyntaxException {
    while (!cursor.skip('"')) {
      int c = cursor.next();
      if (c == Cursor.END) {
        remarks.add("no matching double-quote");
        return;
      }
      if (c == '$') {
        text.append(variable());
      } else if (c == escape && isEscapable(cursor.peek())) {
        escaped(text, keepEscapes);
      } else if (c != escape || cursor.peek() != Cursor.END) {
        text.appendCodePoint(c);
      }
    }
  }

  /** Returns whether an escape before this character escapes it within double quotes. */
  private boolean isEscapable(int c) {
    return c == '"' || c == '$' || c == escape;
  }

  private String variable() throws DockerfileSyntaxException {
    if (cursor.skip('{')) {
      if (++depth > MAX_DEPTH) {
        throw new DockerfileSyntaxException("too many braces within braces");
      }
      String value = braced();
      depth--;
      return value;
    }
    String name = VariableName.read(cursor);
    return name.isEmpty() ? "$" : value(name).orElse("");
  }

  private Optional<String> value(String name) throws DockerfileSyntaxException {
    Optional<String> value = variables.apply(name);
    budget.spend(value.map(String::length).orElse(0));
    return value;
  }

  private String braced() throws DockerfileSyntaxException {
    String name = VariableName.read(cursor);
    if (name.isEmpty()) {
      remarks.add("bad substitution");
    }
    int c = cursor.next();
    return switch (c) {
      case '}' -> value(name).orElse("");
      case ':' -> modified(name, cursor.next(), true);
      case '-', '+', '?', '#', '%' -> modified(name, c, false);
      case '/' -> replaced(name);
      default -> unsupported();
    };
  }

  private String unsupported() throws DockerfileSyntaxException {
    remarks.add("unsupported modifier in substitution");
    textUpTo('}', true);
    return "";
  }

  private String unclosed() {
    remarks.add("no matching brace");
    return "";
  }

  private String modified(String name, int modifier, boolean emptyIsUnset)
      throws DockerfileSyntaxException {
    if (modifier == Cursor.END || "-+?#%".indexOf(modifier) < 0) {
      throw new DockerfileSyntaxException("unsupported modifier in substitution", name);
    }
    boolean pattern = modifier == '#' || modifier == '%';
    Optional<String> closed = textUpTo('}', pattern);
    if (closed.isEmpty()) {
      return unclosed();
    }
    String word = closed.get();
    Optional<String> set = value(name).filter(value -> !(emptyIsUnset && value.isEmpty()));
    return switch (modifier) {
      case '-' -> set.orElse(word);
      case '+' -> set.isPresent() ? word : "";
      case '#' -> trimmed(word, '#', value(name).orElse(""));
      case '%' -> trimmed(word, '%', value(name).orElse(""));
      default -> set.orElseThrow(() -> new DockerfileSyntaxException(name + " is not set", word));
    };
  }

  private String trimmed(String word, char modifier, String value)
      throws DockerfileSyntaxException {
    boolean longest = !word.isEmpty() && word.charAt(0) == modifier;
    ShellPattern pattern = ShellPattern.parse(longest ? word.substring(1) : word, budget);
    return modifier == '#'
        ? pattern.withoutPrefix(value, longest)
        : pattern.withoutSuffix(value, longest);
  }

  private String replaced(String name) throws DockerfileSyntaxException {
    boolean all = cursor.skip('/');
    Optional<String> pattern = textUpTo('/', true);
    Optional<String> replacement = pattern.isEmpty() ? pattern : textUpTo('}', true);
    if (pattern.isEmpty() || replacement.isEmpty()) {
      return unclosed();
    }
    return ShellPattern.parse(pattern.get(), budget)
        .replace(value(name).orElse(""), replacement.get(), all);
  }
}
