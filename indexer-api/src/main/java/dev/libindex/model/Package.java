package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package as a scanner found it, or as a report lists it.
 *
 * @param id identifies the entry within a report; by default derived from name, version, kind,
 *     module and architecture
 * @param name as in the package manager; a package with an empty name is never reported
 * @param version in the package manager's own form; for rpm, epoch, version and release
 * @param kind the kind of package
 * @param source what it was built from, or null if that is not known; a source package has no
 *     source of its own
 * @param normalizedVersion the version in a form that a database can compare, or null if there is
 *     none
 * @param module {@code name:stream} of a modular rpm, otherwise empty
 * @param arch the architecture as in the package manager, or empty
 * @param cpe the CPE name; null if it is not known, which is the usual case
 * @param detector the scanner that found it; scanners leave it null and the core fills it in
 * @param packageDb the database it was found in, with claircore's label, such as {@code
 *     sqlite:var/lib/rpm}; in a report it is part of the environments, not of the package
 * @param filepath the file that is the package, if removing the file removes the package; otherwise
 *     empty
 * @param repositoryHint what the database says about the package's origin, as a query string, or
 *     empty
 */
@SuppressWarnings("JavaLangClash") // the field's word; java.lang.Package is rarely used
public record Package(
    String id,
    String name,
    String version,
    PackageKind kind,
    @Nullable Package source,
    @Nullable NormalizedVersion normalizedVersion,
    String module,
    String arch,
    @Nullable Cpe cpe,
    @Nullable Detector detector,
    String packageDb,
    String filepath,
    String repositoryHint) {

  /** Creates a package from all its fields; prefer {@link #builder()}. */
  public Package {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(arch, "arch");
    Objects.requireNonNull(packageDb, "packageDb");
    Objects.requireNonNull(filepath, "filepath");
    Objects.requireNonNull(repositoryHint, "repositoryHint");
  }

  /** Creates a builder; every field starts empty, and the kind is unknown. */
  public static PackageBuilder builder() {
    return new PackageBuilder();
  }

  /** Creates a builder that starts with the fields of this package, including its id. */
  public PackageBuilder toBuilder() {
    return new PackageBuilder(this);
  }
}
