package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.rpmver.RpmVersion;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a package in a history.
 *
 * @param epoch in decimal digits
 */
record HistoryPackage(String name, String epoch, String version, String release, String arch) {
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

  /**
   * Returns the package that a version identifies, or empty if it lacks the name or the
   * architecture.
   */
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

  /** Returns the epoch without leading zeros, as the history's numeric column has it. */
  private static String number(String epoch) {
    return LEADING_ZEROS.matcher(epoch).replaceFirst("");
  }
}
