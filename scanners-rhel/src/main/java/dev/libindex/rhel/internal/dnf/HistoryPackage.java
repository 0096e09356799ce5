package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.rpmver.RpmVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What identifies a package in a history.
 *
 * @param epoch in decimal digits
 */
record HistoryPackage(String name, String epoch, String version, String release, String arch) {
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

  /** The package of a full name; empty if that has no name or no architecture. */
  static Optional<HistoryPackage> of(RpmVersion full) {
    return full.name()
        .flatMap(
            name ->
                full.architecture()
                    .map(
                        arch ->
                            new HistoryPackage(
                                name, number(full.epoch()), full.version(), full.release(), arch)));
  }

  /** The epoch as the history's column of numbers has it. */
  private static String number(String epoch) {
    return LEADING_ZEROS.matcher(epoch).replaceFirst("");
  }
}
