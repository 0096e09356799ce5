package dev.libindex.rhel.internal.gojson;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads quoted literals of the Go language as {@code strconv.Unquote} does. */
public final class QuotedLiteral {

  /** The letters that denote a control character after a backslash, and those characters. */
  private static final String ESCAPES = "abfnrtv";

  private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b";

  private final String text;
  private final char quote;
  private final ByteArrayOutputStream unquoted = new ByteArrayOutputStream();
  private int position;
  private int count;

  private QuotedLiteral(String text, char quote) {
    this.text = text;
    this.quote = quote;
  }

  /**
   * Returns the content of a complete literal: {@code "…"} with escapes, a text in back quotes, or
   * one character in single quotes.
   *
   * @return empty if the text is not such a literal
   */
  public static Optional<String> unquote(String literal) {
    int last = literal.length() - 1;
    if (last < 1 || literal.charAt(0) != literal.charAt(last)) {
      return Optional.empty();
    }
    char quote = literal.charAt(0);
    String text = literal.substring(1, last);
    return switch (quote) {
      case '`' -> Optional.of(text.replace("\r", "")).filter(t -> text.indexOf('`') < 0);
      case '"', '\'' -> new QuotedLiteral(text, quote).read();
      default -> Optional.empty();
    };
  }

  private Optional<String> read() {
    boolean valid = true;
    while (valid && position < text.length()) {
      int c = text.codePointAt(position);
      position += Character.charCount(c);
      count++;
      if (c == '\\') {
        valid = escape();
      } else {
        valid = c != quote && c != '\n';
        write(c);
      }
    }
    boolean complete = valid && (quote == '"' || count == 1);
    return complete ? Optional.of(unquoted.toString(StandardCharsets.UTF_8)) : Optional.empty();
  }

  /** Reads what follows a backslash; returns false if it is not an escape. */
  private boolean escape() {
    if (position == text.length()) {
      return false;
    }
    char c = text.charAt(position++);
    if (c == '\\' || c == quote) {
      write(c);
      return true;
    }
    if (ESCAPES.indexOf(c) >= 0) {
      write(ESCAPED.charAt(ESCAPES.indexOf(c)));
      return true;
    }
    return switch (c) {
      case 'x' -> code(2, 16, 0xff);
      case 'u' -> code(4, 16, Character.MAX_VALUE);
      case 'U' -> code(8, 16, Character.MAX_CODE_POINT);
      default -> {
        position--;
        yield code(3, 8, 0xff);
      }
    };
  }

  /** Reads a number with that many digits: a byte if {@code max} is 0xff, else a character. */
  private boolean code(int digits, int radix, int max) {
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit =
          position < text.length() && text.charAt(position) < 0x80
              ? Character.digit(text.charAt(position++), radix)
              : -1;
      if (digit < 0) {
        return false;
      }
      value = value * radix + digit;
    }
    if (value > max) {
      return false;
    }
    if (max == 0xff) {
      unquoted.write((int) value);
      return true;
    }
    boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    if (!surrogate) {
      write((int) value);
    }
    return !surrogate;
  }

  private void write(int c) {
    unquoted.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
  }
}
