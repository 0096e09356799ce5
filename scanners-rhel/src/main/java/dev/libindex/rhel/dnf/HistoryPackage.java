package dev.libindex.rhel.dnf;

import dev.libindex.rhel.rpmver.RpmVersion;
import java.util.Optional;

/**
 * What identifies a package in a history.
 *
 * @param epoch in decimal digits
 */
record HistoryPackage(String name, String epoch, String version, String release, String arch) {
  /** The package of a full name; empty if that has no name or no architecture. */
  static Optional<HistoryPackage> of(RpmVersion full) {
    return full.name()
        .flatMap(
            name ->
                full.architecture()
                    .map(
                        arch ->
                            new HistoryPackage(
                                name, full.epoch(), full.version(), full.release(), arch)));
  }
}
