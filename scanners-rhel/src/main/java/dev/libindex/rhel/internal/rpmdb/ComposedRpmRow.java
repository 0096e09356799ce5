package dev.libindex.rhel.internal.rpmdb;

import java.util.Optional;

/**
 * A package of a composed database: either one that was read from the log, or one of the database
 * file below, as the log leaves it.
 *
 * @param number its number in the database
 * @param read the package, if it was read from the log
 * @param key otherwise the key that the skeleton of the database file has for it
 */
public record ComposedRpmRow(long number, Optional<RpmInfo> read, Optional<String> key) {
  static ComposedRpmRow read(RpmRow row) {
    return new ComposedRpmRow(row.number(), Optional.of(row.info()), Optional.empty());
  }

  static ComposedRpmRow kept(long number, String key) {
    return new ComposedRpmRow(number, Optional.empty(), Optional.of(key));
  }
}
