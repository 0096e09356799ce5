package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operating system that a layer belongs to.
 *
 * @param id identifies the entry within a report; by default derived from all other fields
 * @param did the distribution's own id, such as {@code ID} of os-release
 * @param name the name, for display
 * @param version the version, as the scanner of this distribution defines it
 * @param versionCodeName the version's code name, or empty
 * @param versionId the version as an id, or empty
 * @param arch the architecture, or empty
 * @param cpe the CPE name, or null if it is not known
 * @param prettyName the full name, for display
 */
public record Distribution(
    String id,
    String did,
    String name,
    String version,
    String versionCodeName,
    String versionId,
    String arch,
    @Nullable Cpe cpe,
    String prettyName) {

  /** Creates a distribution from all its fields; prefer {@link #builder()}. */
  public Distribution {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(did, "did");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(versionCodeName, "versionCodeName");
    Objects.requireNonNull(versionId, "versionId");
    Objects.requireNonNull(arch, "arch");
    Objects.requireNonNull(prettyName, "prettyName");
  }

  /** Creates a builder; every field starts empty. */
  public static DistributionBuilder builder() {
    return new DistributionBuilder();
  }
}
