package dev.libindex.model;

import dev.libindex.cpe.Cpe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A package as a scanner found it, or as a report lists it.
 *
 * @param id names the entry in a report; of our own packages it follows from name, version, kind,
 *     module and architecture
 * @param name as the package manager has it; empty names are never reported
 * @param version in the package manager's own form; of rpm it is epoch, version and release
 * @param kind what sort of package
 * @param source what it was built from, if known; one level only
 * @param normalizedVersion for version schemes that a database compares, if there is one
 * @param module of a modular rpm {@code name:stream}, else empty
 * @param arch as the package manager has it, may be empty
 * @param cpe rarely known
 * @param detector the scanner that found it; scanners leave it null, the core fills it in
 * @param packageDb the database it was found in, as claircore labels it ({@code
 *     sqlite:var/lib/rpm}); not part of a report's package but of its environments
 * @param filepath the file that is the package, where removing the file removes it; else empty
 * @param repositoryHint what the database says of its origin, as a query string; may be empty
 */
@SuppressWarnings("JavaLangClash") // the field's own word; java.lang's is hardly ever met
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

  /** Refuses null where it is not allowed. Use {@link #builder()}. */
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

  /** The way to make a package; every field starts empty, the kind unknown. */
  public static PackageBuilder builder() {
    return new PackageBuilder();
  }

  /** A builder that starts with the fields of this package and keeps its id. */
  public PackageBuilder toBuilder() {
    return new PackageBuilder(this);
  }
}
