package dev.libindex.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something odd that a reader should know, such as an unparsable content manifest or a repository
 * id that the mapping lacks. It does not affect the state of a report.
 *
 * @param path the file concerned, or empty
 * @param text what was seen, for people; the same input always gives the same text
 * @param code what kind of notice it is, for programs: one of the constants of this class, which
 *     never change their meaning. Empty for notices that only people need
 */
public record Notice(String path, String text, String code) implements Comparable<Notice> {
  /** The code of a notice that no registered ecosystem recognizes the image's distribution. */
  public static final String UNRECOGNIZED_DISTRIBUTION = "unrecognized-distribution";

  /** The code of a notice about packages that no registered ecosystem reads. */
  public static final String UNSUPPORTED_PACKAGES = "unsupported-packages";

  private static final Comparator<Notice> ORDER =
      Comparator.comparing(Notice::path).thenComparing(Notice::text).thenComparing(Notice::code);

  public Notice {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(code, "code");
  }

  /** Creates a notice without a code. */
  public Notice(String path, String text) {
    this(path, text, "");
  }

  @Override
  public int compareTo(Notice other) {
    return ORDER.compare(this, other);
  }
}
