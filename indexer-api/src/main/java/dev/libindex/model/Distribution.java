package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The operating system that a layer belongs to.
 *
 * @param id names the entry in a report; of our own it follows from all other fields
 * @param did the distribution's own id, as in {@code ID} of os-release
 * @param name for people
 * @param version as the scanner of this distribution defines it
 * @param versionCodeName may be empty
 * @param versionId may be empty
 * @param arch may be empty
 * @param cpe if known
 * @param prettyName for people
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

  /** Refuses null. Use {@link #builder()}. */
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

  /** The way to make a distribution; every field starts empty. */
  public static DistributionBuilder builder() {
    return new DistributionBuilder();
  }
}
