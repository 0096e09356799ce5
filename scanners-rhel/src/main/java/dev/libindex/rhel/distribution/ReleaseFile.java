package dev.libindex.rhel.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.bytes.FormatException;
import java.util.List;
import java.util.Optional;

/** Recognises one distribution in the text of a release file. Must be pure. */
@FunctionalInterface
interface ReleaseFile {

  /**
   * The distribution that the text names.
   *
   * @param text bytes that are not UTF-8 are U+FFFD
   * @param notices receives what is odd about the text
   * @return empty if it is another distribution, or none
   * @throws FormatException if it is this distribution, but what it says of itself cannot be
   */
  Optional<Distribution> read(String path, String text, List<Notice> notices)
      throws FormatException;
}
