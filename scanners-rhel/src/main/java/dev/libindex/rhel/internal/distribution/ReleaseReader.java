package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Recognises one distribution in a release file. Implementations must depend on their arguments
 * alone.
 */
@FunctionalInterface
interface ReleaseReader {

  /**
   * Returns the distribution that the file names.
   *
   * @param notices receives a notice about anything odd in the file
   * @return empty if the file names another distribution, or none
   * @throws FormatException if the file names this distribution with an impossible version
   */
  Optional<Distribution> read(String path, byte[] content, List<Notice> notices)
      throws FormatException;

  /** Returns the file as text; bytes that are not valid UTF-8 become U+FFFD. */
  static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
