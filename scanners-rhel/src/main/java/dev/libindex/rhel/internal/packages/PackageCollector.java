package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.databases.DatabaseFile;
import dev.libindex.rhel.internal.databases.DatabaseFile.State;
import dev.libindex.rhel.internal.databases.LayerFiles;
import dev.libindex.rhel.internal.databases.LayerFilesEvidence;
import dev.libindex.rhel.internal.databases.MacroFile;
import dev.libindex.rhel.internal.input.ProblemCollector;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.packages.DatabaseFinder.Candidate;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseContents;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.rhel.internal.rpmdb.RpmPackages;
import dev.libindex.rhel.internal.rpmdb.RpmRow;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collects the packages that the databases of a layer list. A database that cannot be read does not
 * affect the others.
 */
final class PackageCollector {
  /**
   * The maximum number of packages of databases without the name of one: a few times the largest
   * real database.
   */
  private static final int MAX_UNNAMED = 100_000;

  /** Bounds the evidence of a layer; a skeleton has some ten thousand characters. */
  private static final int MAX_SKELETONS = 4_000_000;

  private final LayerView layer;
  private final UnaryOperator<List<Package>> refine;
  private final List<Package> packages = new ArrayList<>();
  private final List<DatabaseFile> databases = new ArrayList<>();
  private final ProblemCollector problems = new ProblemCollector();
  private int unnamed;
  private int skeletons;

  /**
   * Creates a collector.
   *
   * @param refine applied to the packages of each database
   */
  PackageCollector(LayerView layer, UnaryOperator<List<Package>> refine) {
    this.layer = layer;
    this.refine = refine;
  }

  /** Returns whether a file with this beginning must be captured, whatever its name. */
  static boolean recognizes(byte[] beginning, int length) {
    return RpmDatabaseFile.recognizes(beginning, length) || MacroFile.recognizes(beginning, length);
  }

  void add(PartialError error) {
    problems.add(error);
  }

  /** Reads every database of the layer. */
  void addDatabases() throws InterruptedException {
    for (Candidate candidate : DatabaseFinder.find(layer)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before " + candidate.path());
      }
      try {
        addDatabase(candidate);
      } catch (IOException e) {
        addUnreadable(candidate, ReadFailure.of(candidate.path(), e));
      }
    }
  }

  private void addDatabase(Candidate candidate) throws IOException {
    Optional<RpmDatabaseFile> database =
        RpmDatabaseFile.open(layer, candidate.name(), candidate.path());
    if (database.isEmpty()) {
      return;
    }
    boolean withLogs = candidate.state() == State.WITH_LOGS;
    RpmDatabaseContents contents =
        database.get().read(withLogs ? LogFiles.beside(layer, candidate.path()) : LogFiles.NONE);
    boolean isRpm = contents.notices().isEmpty();
    if (candidate.name().isEmpty()) {
      // One without the name of a database may be a database of something else.
      isRpm &= !contents.rows().isEmpty() || contents.errors().isEmpty();
      unnamed += contents.rows().size();
      isRpm &= unnamed <= MAX_UNNAMED;
    } else if (candidate.state() == State.BELOW_LOGS) {
      // Its table may be in the log.
      isRpm = true;
    } else {
      contents.notices().forEach(problems::add);
    }
    if (isRpm) {
      add(candidate, database.get(), contents);
    }
  }

  private void add(Candidate candidate, RpmDatabaseFile database, RpmDatabaseContents contents)
      throws IOException {
    // A package without a name cannot be looked up.
    List<RpmRow> named =
        contents.rows().stream().filter(row -> !row.info().name().isEmpty()).toList();
    boolean isBelowLogs = candidate.state() == State.BELOW_LOGS;
    DatabaseFile file =
        new DatabaseFile(
            database.kind(),
            candidate.paths(),
            candidate.state(),
            candidate.state() == State.WITH_LOGS ? "" : skeleton(database, named),
            isBelowLogs ? contents.errors().stream().map(PartialError::cause).toList() : List.of());
    databases.add(file);
    packages.addAll(
        refine.apply(RpmPackages.of(named.stream().map(RpmRow::info).toList(), file.label())));
    if (!isBelowLogs) {
      contents.errors().forEach(problems::add);
    }
  }

  private String skeleton(RpmDatabaseFile database, List<RpmRow> rows) throws IOException {
    String skeleton = DatabaseLogs.skeleton(database, rows);
    skeletons += skeleton.length();
    return skeletons > MAX_SKELETONS ? "" : skeleton;
  }

  private void addUnreadable(Candidate candidate, PartialError error) {
    boolean isBelowLogs = candidate.state() == State.BELOW_LOGS;
    RpmDatabaseKind.named(candidate.name())
        .ifPresent(
            kind -> {
              databases.add(
                  new DatabaseFile(
                      kind,
                      candidate.paths(),
                      candidate.state(),
                      "",
                      isBelowLogs ? List.of(error.cause()) : List.of()));
              if (!isBelowLogs) {
                problems.add(error);
              }
            });
  }

  /** Returns the databases, without files that are none even with their logs. */
  private List<DatabaseFile> databases() {
    Set<String> withLogs = new HashSet<>();
    for (DatabaseFile file : databases) {
      if (file.state() == State.WITH_LOGS) {
        withLogs.add(file.path());
      }
    }
    return databases.stream()
        .filter(
            file ->
                file.state() != State.BELOW_LOGS
                    || file.paths().stream().anyMatch(withLogs::contains))
        .toList();
  }

  /** Returns what was found, and what composing it with other layers needs. */
  ScanResult<Package> result() throws InterruptedException {
    LayerFiles files = new LayerFilesReader(layer).read(databases());
    for (LayerEntry link : layer.linksOutside(DatabaseLogs.names())) {
      if (link.type() == EntryType.SYMLINK) {
        problems.add(
            new Notice(
                link.path(), "link to " + link.linkTarget() + " of another layer: not applied"));
      }
    }
    return new ScanResult<>(
        packages, LayerFilesEvidence.of(files), problems.errors(), problems.notices());
  }
}
