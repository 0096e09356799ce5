package dev.libindex.rhel.internal.dockerfile;

import dev.libindex.rhel.internal.gojson.Whitespace;
import java.util.Locale;
import java.util.Set;

/**
 * A logical line, split into keyword and arguments.
 *
 * @param keyword in lower case
 * @param arguments the rest, without surrounding white space
 * @param bare whether nothing, not even white space, follows the keyword
 * @param separated whether Docker accepts what follows the keyword as a separator
 */
record Instruction(String keyword, String arguments, boolean bare, boolean separated) {

  /** The keywords that Docker accepts without arguments. */
  private static final Set<String> MAY_BE_BARE = Set.of("cmd", "entrypoint", "run");

  private static final Set<String> KNOWN =
      Set.of(
          "add",
          "arg",
          "cmd",
          "copy",
          "entrypoint",
          "env",
          "expose",
          "from",
          "healthcheck",
          "label",
          "maintainer",
          "onbuild",
          "run",
          "shell",
          "stopsignal",
          "user",
          "volume",
          "workdir");

  static Instruction of(LogicalLine line) {
    String text = Whitespace.trimLeft(line.text());
    int end = 0;
    while (end < text.length() && !Whitespace.isSpace(text.charAt(end))) {
      end++;
    }
    boolean bare = end == text.length();
    return new Instruction(
        text.substring(0, end).toLowerCase(Locale.ROOT),
        Whitespace.trim(text.substring(end)),
        bare,
        bare || text.charAt(end) < 0x80);
  }

  boolean isKnown() {
    return separated && KNOWN.contains(keyword);
  }

  /** Returns whether claircore stops reading the file here. */
  boolean endsReading() {
    return keyword.isEmpty()
        || !Character.isLetter(keyword.codePointAt(0))
        || (bare && !MAY_BE_BARE.contains(keyword));
  }

  /** Returns whether heredocs may follow the line. */
  boolean mayHaveHeredoc() {
    return switch (keyword) {
      case "add", "copy", "run" -> true;
      case "onbuild" -> of(new LogicalLine(0, arguments)).mayHaveHeredoc();
      default -> false;
    };
  }
}
