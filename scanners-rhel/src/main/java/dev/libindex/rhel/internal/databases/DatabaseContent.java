package dev.libindex.rhel.internal.databases;

import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file that is an rpm database. Two are equal only if they are the same file: a copy
 * is another file.
 */
final class DatabaseContent {
  private final RpmDatabaseKind kind;
  private final List<Package> packages;
  private final List<PartialError> errors;

  DatabaseContent(RpmDatabaseKind kind, List<Package> packages, List<PartialError> errors) {
    this.kind = kind;
    this.packages = packages;
    this.errors = errors;
  }

  RpmDatabaseKind kind() {
    return kind;
  }

  /** Returns whether the database certainly lists no package. */
  boolean isEmpty() {
    return packages.isEmpty() && errors.isEmpty();
  }

  /** Returns the packages with another label. */
  List<Package> packages(String label) {
    Map<Package, Package> sources = new HashMap<>();
    return packages.stream().map(found -> labelled(found, label, sources)).toList();
  }

  private static Package labelled(Package found, String label, Map<Package, Package> sources) {
    if (found.packageDb().equals(label)) {
      return found;
    }
    @Nullable Package source = found.source();
    return found.toBuilder()
        .packageDb(label)
        .source(
            source == null
                ? null
                : sources.computeIfAbsent(source, one -> one.toBuilder().packageDb(label).build()))
        .build();
  }

  /** Returns the errors about the database, for the path at which it counts. */
  List<PartialError> errors(String path) {
    return errors.stream()
        .map(
            error ->
                new PartialError(
                    path, error.cause(), error.reason(), error.mapping(), error.limit()))
        .toList();
  }
}
