package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Distribution}. A field that is not set stays empty. Not thread-safe. */
public final class DistributionBuilder {
  private String id = "";
  private String did = "";
  private String name = "";
  private String version = "";
  private String versionCodeName = "";
  private String versionId = "";
  private String arch = "";
  private @Nullable Cpe cpe;
  private String prettyName = "";

  DistributionBuilder() {}

  /** Sets the id. Without it, the id is derived from all other fields. */
  public DistributionBuilder id(String value) {
    this.id = value;
    return this;
  }

  /** Sets {@link Distribution#did()}. */
  public DistributionBuilder did(String value) {
    this.did = value;
    return this;
  }

  /** Sets {@link Distribution#name()}. */
  public DistributionBuilder name(String value) {
    this.name = value;
    return this;
  }

  /** Sets {@link Distribution#version()}. */
  public DistributionBuilder version(String value) {
    this.version = value;
    return this;
  }

  /** Sets {@link Distribution#versionCodeName()}. */
  public DistributionBuilder versionCodeName(String value) {
    this.versionCodeName = value;
    return this;
  }

  /** Sets {@link Distribution#versionId()}. */
  public DistributionBuilder versionId(String value) {
    this.versionId = value;
    return this;
  }

  /** Sets {@link Distribution#arch()}. */
  public DistributionBuilder arch(String value) {
    this.arch = value;
    return this;
  }

  /** Sets {@link Distribution#cpe()}. */
  public DistributionBuilder cpe(@Nullable Cpe value) {
    this.cpe = value;
    return this;
  }

  /** Sets {@link Distribution#prettyName()}. */
  public DistributionBuilder prettyName(String value) {
    this.prettyName = value;
    return this;
  }

  /** Builds the distribution. */
  public Distribution build() {
    return new Distribution(
        id.isEmpty() ? contentId() : id,
        did,
        name,
        version,
        versionCodeName,
        versionId,
        arch,
        cpe,
        prettyName);
  }

  private String contentId() {
    return new ContentId("distribution")
        .add(did)
        .add(name)
        .add(version)
        .add(versionCodeName)
        .add(versionId)
        .add(arch)
        .add(cpe == null ? "" : cpe.toString())
        .add(prettyName)
        .hex();
  }
}
