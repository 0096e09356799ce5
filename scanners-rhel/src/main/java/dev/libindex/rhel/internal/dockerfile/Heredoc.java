package dev.libindex.rhel.internal.dockerfile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a heredoc, as in {@code RUN <<EOF}.
 *
 * @param name the content of the line that ends it
 * @param tabsAllowed whether that line may begin with tabs
 */
record Heredoc(String name, boolean tabsAllowed) {

  private static final Pattern WORD = Pattern.compile("\\d*<<(-?)([^<]+)");
  private static final Pattern QUOTES = Pattern.compile("[\"'\\\\]");

  /** Returns the heredocs that the arguments of an instruction start. */
  static List<Heredoc> in(String arguments) {
    boolean json = arguments.startsWith("[") && arguments.endsWith("]");
    if (json || !arguments.contains("<<")) {
      return List.of();
    }
    return Words.split(arguments, '\\').stream()
        .map(WORD::matcher)
        .filter(Matcher::matches)
        .map(
            word ->
                new Heredoc(QUOTES.matcher(word.group(2)).replaceAll(""), !word.group(1).isEmpty()))
        .toList();
  }

  boolean isEnd(String line) {
    int start = 0;
    while (tabsAllowed && start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return line.substring(start).equals(name);
  }
}
