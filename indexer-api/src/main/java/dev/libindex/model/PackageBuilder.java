package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Package}. A field that is not set stays empty. Not thread-safe. */
public final class PackageBuilder {
  private String id = "";
  private String name = "";
  private String version = "";
  private PackageKind kind = PackageKind.UNKNOWN;
  private @Nullable Package source;
  private @Nullable NormalizedVersion normalizedVersion;
  private String module = "";
  private String arch = "";
  private @Nullable Cpe cpe;
  private @Nullable Detector detector;
  private String packageDb = "";
  private String filepath = "";
  private String repositoryHint = "";

  PackageBuilder() {}

  PackageBuilder(Package start) {
    this.id = start.id();
    this.name = start.name();
    this.version = start.version();
    this.kind = start.kind();
    this.source = start.source();
    this.normalizedVersion = start.normalizedVersion();
    this.module = start.module();
    this.arch = start.arch();
    this.cpe = start.cpe();
    this.detector = start.detector();
    this.packageDb = start.packageDb();
    this.filepath = start.filepath();
    this.repositoryHint = start.repositoryHint();
  }

  /**
   * Sets the id. Without it, the id is derived from name, version, kind, module and architecture.
   */
  public PackageBuilder id(String value) {
    this.id = value;
    return this;
  }

  /** Sets {@link Package#name()}. */
  public PackageBuilder name(String value) {
    this.name = value;
    return this;
  }

  /** Sets {@link Package#version()}. */
  public PackageBuilder version(String value) {
    this.version = value;
    return this;
  }

  /** Sets {@link Package#kind()}. */
  public PackageBuilder kind(PackageKind value) {
    this.kind = value;
    return this;
  }

  /** Sets {@link Package#source()}. */
  public PackageBuilder source(@Nullable Package value) {
    this.source = value;
    return this;
  }

  /** Sets {@link Package#normalizedVersion()}. */
  public PackageBuilder normalizedVersion(@Nullable NormalizedVersion value) {
    this.normalizedVersion = value;
    return this;
  }

  /** Sets {@link Package#module()}. */
  public PackageBuilder module(String value) {
    this.module = value;
    return this;
  }

  /** Sets {@link Package#arch()}. */
  public PackageBuilder arch(String value) {
    this.arch = value;
    return this;
  }

  /** Sets {@link Package#cpe()}. */
  public PackageBuilder cpe(@Nullable Cpe value) {
    this.cpe = value;
    return this;
  }

  /** Sets {@link Package#detector()}. */
  public PackageBuilder detector(@Nullable Detector value) {
    this.detector = value;
    return this;
  }

  /** Sets {@link Package#packageDb()}. */
  public PackageBuilder packageDb(String value) {
    this.packageDb = value;
    return this;
  }

  /** Sets {@link Package#filepath()}. */
  public PackageBuilder filepath(String value) {
    this.filepath = value;
    return this;
  }

  /** Sets {@link Package#repositoryHint()}. */
  public PackageBuilder repositoryHint(String value) {
    this.repositoryHint = value;
    return this;
  }

  /** Builds the package. */
  public Package build() {
    return new Package(
        id.isEmpty() ? contentId() : id,
        name,
        version,
        kind,
        source,
        normalizedVersion,
        module,
        arch,
        cpe,
        detector,
        packageDb,
        filepath,
        repositoryHint);
  }

  private String contentId() {
    return new ContentId("package")
        .add(name)
        .add(version)
        .add(kind.text())
        .add(module)
        .add(arch)
        .hex();
  }
}
