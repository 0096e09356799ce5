package dev.libindex.rhel.internal.databases;

import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.rpmdb.ComposedRpmDatabase;
import dev.libindex.rhel.internal.rpmdb.ComposedRpmRow;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.rpmdb.RpmInfo;
import dev.libindex.rhel.internal.rpmdb.RpmPackages;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.TableSkeleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file that is an rpm database. Two are equal only if they are the same file: a copy
 * is another file.
 */
final class DatabaseContent {
  private final RpmDatabaseKind kind;
  private final List<Package> packages;
  private final List<PartialError> errors;
  private final String skeleton;

  /**
   * Creates the content of a file.
   *
   * @param skeleton what is needed to apply a log of another layer, or empty
   */
  DatabaseContent(
      RpmDatabaseKind kind, List<Package> packages, List<PartialError> errors, String skeleton) {
    this.kind = kind;
    this.packages = packages;
    this.errors = errors;
    this.skeleton = skeleton;
  }

  /**
   * Returns the content with logs of other layers.
   *
   * @param path the path of the database
   * @param refine applied to the packages that are read from the logs
   */
  DatabaseContent withLogs(String path, List<LogFile> logs, UnaryOperator<List<Package>> refine) {
    List<PartialError> problems = new ArrayList<>(errors);
    try {
      ComposedRpmDatabase composed = composed(path, logs);
      problems.addAll(composed.errors());
      return new DatabaseContent(kind, packages(path, composed.rows(), refine), problems, "");
    } catch (IOException e) {
      String cause = "a log cannot be applied to the database of another layer: ";
      problems.add(PartialError.permanent(path, cause + e.getMessage()));
      return new DatabaseContent(kind, packages, problems, "");
    }
  }

  private ComposedRpmDatabase composed(String path, List<LogFile> logs) throws IOException {
    if (skeleton.isEmpty()) {
      throw new FormatException("the database is too large for that");
    }
    PageOverlay pages = PageOverlay.NONE;
    for (LogFile log : logs) {
      if (!log.problem().isEmpty()) {
        throw new FormatException(log.problem());
      }
      pages = PageOverlay.decode(log.pages()).over(pages);
    }
    return ComposedRpmDatabase.of(path, TableSkeleton.decode(skeleton), pages);
  }

  private List<Package> packages(
      String path, List<ComposedRpmRow> rows, UnaryOperator<List<Package>> refine) {
    List<RpmInfo> infos =
        rows.stream()
            .flatMap(row -> row.read().stream())
            .filter(info -> !info.name().isEmpty())
            .toList();
    List<Package> all = new ArrayList<>(refine.apply(RpmPackages.of(infos, kind.label(path))));
    rows.forEach(row -> row.key().ifPresent(key -> all.add(packages.get(Integer.parseInt(key)))));
    return all;
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
