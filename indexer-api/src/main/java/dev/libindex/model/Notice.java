package dev.libindex.model;

import java.util.Objects;

/**
 * Something odd that a reader should know, such as an unparsable content manifest or a repository
 * id that the mapping lacks. It does not affect the state of a report.
 *
 * @param path the file concerned, or empty
 * @param text what was seen, for people; the same input always gives the same text
 */
public record Notice(String path, String text) implements Comparable<Notice> {

  public Notice {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
  }

  @Override
  public int compareTo(Notice other) {
    int order = path.compareTo(other.path);
    return order != 0 ? order : text.compareTo(other.text);
  }
}
