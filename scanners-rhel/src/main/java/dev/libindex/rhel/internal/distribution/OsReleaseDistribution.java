package dev.libindex.rhel.internal.distribution;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.model.Distribution;
import dev.libindex.model.DistributionBuilder;
import dev.libindex.model.Notice;
import dev.libindex.rhel.internal.osrelease.OsRelease;
import dev.libindex.rhel.internal.osrelease.OsReleaseSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns an os-release file into a distribution that has the file's values, unchanged. */
final class OsReleaseDistribution {
  private OsReleaseDistribution() {}

  /** Returns the value of {@code ID} in lower case; empty if it is not set. */
  static String id(Map<String, String> variables) {
    return variables.getOrDefault("ID", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the variables of a file.
   *
   * @return empty if it is not an os-release file: layers have all sorts of files under this name
   */
  static Optional<Map<String, String>> variables(byte[] content) {
    try {
      return Optional.of(OsRelease.parse(content));
    } catch (OsReleaseSyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns a distribution with the file's values. A variable that is not set leaves its field
   * empty.
   *
   * @param notices receives a notice if {@code CPE_NAME} is not a CPE name
   */
  static DistributionBuilder of(String path, Map<String, String> variables, List<Notice> notices) {
    return Distribution.builder()
        .did(variables.getOrDefault("ID", ""))
        .name(variables.getOrDefault("NAME", ""))
        .version(variables.getOrDefault("VERSION", ""))
        .versionId(variables.getOrDefault("VERSION_ID", ""))
        .versionCodeName(variables.getOrDefault("VERSION_CODENAME", ""))
        .prettyName(variables.getOrDefault("PRETTY_NAME", ""))
        .cpe(cpe(path, variables.getOrDefault("CPE_NAME", ""), notices));
  }

  private static @Nullable Cpe cpe(String path, String name, List<Notice> notices) {
    try {
      return name.isEmpty() ? null : Cpe.parse(name);
    } catch (CpeSyntaxException e) {
      notices.add(new Notice(path, "CPE_NAME is no CPE name: " + e.getMessage()));
      return null;
    }
  }
}
