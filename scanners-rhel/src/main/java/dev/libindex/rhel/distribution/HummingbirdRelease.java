package dev.libindex.rhel.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import java.util.List;
import java.util.Optional;

/** Hummingbird. */
final class HummingbirdRelease {
  private HummingbirdRelease() {}

  static Optional<Distribution> read(String path, String text, List<Notice> notices) {
    return Optional.empty();
  }
}
