package dev.libindex.rhel.internal.dockerfile;

import dev.libindex.rhel.internal.gojson.Whitespace;
import java.util.Optional;

/** Joins continued lines, and skips comments, empty lines and the bodies of heredocs. */
final class LogicalLines {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String text;
  private final Remarks remarks;
  private final Budget budget;
  private final ParserDirectives directives;
  private int position;
  private int number;

  LogicalLines(String text, Remarks remarks, Budget budget) {
    this.text = text;
    this.remarks = remarks;
    this.budget = budget;
    this.directives = new ParserDirectives(remarks);
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      position = 1;
    }
  }

  /** Returns the escape character, which does not change after the first logical line. */
  char escape() {
    return directives.escape();
  }

  /** Returns the next line that is not empty, or nothing at the end. */
  Optional<LogicalLine> next() {
    while (position < text.length()) {
      String line = Whitespace.trimLeft(physicalLine());
      remarks.at(number);
      directives.observe(line);
      if (!line.isEmpty() && line.charAt(0) != '#') {
        return Optional.of(new LogicalLine(number, joined(line)));
      }
    }
    return Optional.empty();
  }

  private String joined(String first) {
    StringBuilder joined = new StringBuilder();
    boolean continued = append(first, joined);
    while (continued && position < text.length()) {
      String line = physicalLine();
      String content = Whitespace.trimLeft(line);
      if (!content.isEmpty() && content.charAt(0) != '#') {
        continued = append(line, joined);
      }
    }
    return joined.toString();
  }

  /** Appends a line without its continuation character, and returns whether it had one. */
  private boolean append(String line, StringBuilder joined) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean continued =
        end > 0
            && line.charAt(end - 1) == escape()
            && (end == 1 || line.charAt(end - 2) != escape());
    joined.append(line, 0, continued ? end - 1 : line.length());
    return continued;
  }

  /** Skips to the line after a heredoc; does not move if the heredoc has no end. */
  void skip(Heredoc heredoc) throws DockerfileSyntaxException {
    int start = position;
    int startNumber = number;
    while (position < text.length()) {
      String line = physicalLine();
      if (heredoc.isEnd(line)) {
        return;
      }
      budget.spend(line.length() + 1L);
    }
    remarks.add("unterminated heredoc");
    position = start;
    number = startNumber;
  }

  private String physicalLine() {
    int newline = text.indexOf('\n', position);
    int next = newline < 0 ? text.length() : newline + 1;
    int end = next;
    while (end > position && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    String line = text.substring(position, end);
    position = next;
    number++;
    return line;
  }
}
