package dev.libindex.rhel.internal.dockerfile;

import dev.libindex.rhel.internal.gojson.Whitespace;
import java.util.ArrayList;
import java.util.List;

/** Splits arguments at white space outside quotes; words keep their quotes and escapes. */
final class Words {

  private static final char NONE = 0;

  private final String text;
  private final char escape;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private char quote = NONE;

  private Words(String text, char escape) {
    this.text = text;
    this.escape = escape;
  }

  static List<String> split(String text, char escape) {
    return new Words(text, escape).split();
  }

  private List<String> split() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == escape && quote != '\'') {
        // An escape character at the very end escapes nothing, and is dropped.
        if (i + 1 < text.length()) {
          word.append(c).append(text.charAt(++i));
        }
      } else if (quote == NONE && Whitespace.isSpace(c)) {
        endWord();
      } else {
        openOrClose(c);
        word.append(c);
      }
    }
    endWord();
    return words;
  }

  private void openOrClose(char c) {
    if (c == quote) {
      quote = NONE;
    } else if (quote == NONE && (c == '"' || c == '\'')) {
      quote = c;
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
