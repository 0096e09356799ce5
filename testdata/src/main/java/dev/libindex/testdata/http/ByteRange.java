package dev.libindex.testdata.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single range of a body (RFC 9110, section 14.1.2).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, inclusive
 */
record ByteRange(long first, long last) {
  private static final Pattern SYNTAX = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Parses a {@code Range} header. Returns empty if the header is absent, malformed or names
   * several ranges, all of which a server may ignore. A range beyond the end has {@code first >
   * last}.
   */
  static Optional<ByteRange> parse(Optional<String> header, long length) {
    return header.map(SYNTAX::matcher).filter(Matcher::matches).flatMap(m -> of(m, length));
  }

  private static Optional<ByteRange> of(Matcher matcher, long length) {
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first.isEmpty() && last.isEmpty()) {
      return Optional.empty();
    }
    if (first.isEmpty()) {
      long suffix = Long.parseLong(last);
      return Optional.of(new ByteRange(Math.max(0, length - suffix), length - 1));
    }
    long end = last.isEmpty() ? length - 1 : Math.min(Long.parseLong(last), length - 1);
    return Optional.of(new ByteRange(Long.parseLong(first), end));
  }

  boolean satisfiable() {
    return first <= last;
  }

  long length() {
    return last - first + 1;
  }

  String contentRange(long total) {
    return "bytes " + first + "-" + last + "/" + total;
  }
}
