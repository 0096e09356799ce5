package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recognises one distribution in a release file. Must be pure. */
@FunctionalInterface
interface ReleaseReader {

  /**
   * The distribution that the file names.
   *
   * @param notices receives what is odd about the file
   * @return empty if it is another distribution, or none
   * @throws FormatException if it is this distribution, but what it says of itself cannot be
   */
  Optional<Distribution> read(String path, byte[] content, List<Notice> notices)
      throws FormatException;

  /** The file as a text; what is not UTF-8 is read as U+FFFD. */
  static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
