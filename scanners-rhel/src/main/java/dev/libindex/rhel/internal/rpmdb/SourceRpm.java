package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import java.util.Optional;

/**
 * The source package that a package was built from, parsed from the file name of the source rpm.
 *
 * @param evr {@code [epoch:]version-release}; file names have no epoch in practice
 */
public record SourceRpm(String name, String evr) {
  /** What rpm's tools print for a missing source, and store with public keys. */
  private static final String NONE = "(none)";

  /** Parses a file name; returns empty if it lacks a name, a version or a release. */
  static Optional<SourceRpm> ofFileName(String fileName) {
    String stem = without(without(without(fileName, ".rpm"), ".src"), ".nosrc");
    if (stem.isEmpty() || stem.equals(NONE)) {
      return Optional.empty();
    }
    try {
      RpmVersion parsed = RpmVersion.parse(stem);
      return parsed.name().map(name -> new SourceRpm(name, parsed.evr()));
    } catch (RpmVersionSyntaxException e) {
      return Optional.empty();
    }
  }

  private static String without(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
