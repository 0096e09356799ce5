package dev.libindex.rhel.internal.dnf;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.rhel.internal.sqlite.PageOverlay;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where packages came from according to dnf: for each package, the repository of the last action on
 * it other than its removal. Immutable.
 */
public final class DnfHistory {
  /** Where a history may be, in order of precedence. */
  public static final List<String> PATHS =
      List.of("usr/lib/sysimage/libdnf5/transaction_history.sqlite", "var/lib/dnf/history.sqlite");

  /** An empty history, which stands for a missing one. */
  public static final DnfHistory EMPTY = new DnfHistory(List.of(), Map.of());

  private static final String REPOSITORY_ID = "repoid";

  private final SortedSet<String> repositoryIds;
  private final Map<HistoryPackage, String> repositoryIdByPackage;

  DnfHistory(Collection<String> repositoryIds, Map<HistoryPackage, String> byPackage) {
    this.repositoryIds = Collections.unmodifiableSortedSet(new TreeSet<>(repositoryIds));
    this.repositoryIdByPackage = Map.copyOf(byPackage);
  }

  /**
   * Reads a history. Its tables, not its path, tell which version of dnf wrote it. An empty file is
   * an empty history.
   *
   * @param logs the files beside it
   * @throws dev.libindex.rhel.internal.bytes.FormatException if the file is not a history, or if
   *     any part of it is damaged: the rest might name a repository that a package came from
   *     earlier
   * @throws IOException if the bytes cannot be read
   */
  public static DnfHistory read(FileContent main, LogFiles logs) throws IOException {
    if (main.size() == 0) {
      return EMPTY;
    }
    return HistoryReader.read(SqliteDatabase.open(main, logs));
  }

  /**
   * Reads a history whose file and log are in different layers.
   *
   * @param main what {@link HistoryEvidence#ofFile} has read of the file
   * @param log the log; {@link PageOverlay#NONE} if there is none
   * @throws dev.libindex.rhel.internal.bytes.FormatException if they do not belong together, or for
   *     the reasons that the other method has
   */
  public static DnfHistory read(PageOverlay main, PageOverlay log) throws IOException {
    return main.isNone() ? EMPTY : HistoryReader.read(SqliteDatabase.open(log.over(main)));
  }

  /**
   * Returns the ids of all repositories that packages came from, including packages since removed.
   * Among them are dnf's own {@code @System} and {@code @commandline}, and possibly an empty id.
   * Unmodifiable.
   */
  public SortedSet<String> repositoryIds() {
    return repositoryIds;
  }

  /**
   * Returns the id of the repository that a package came from, if known. It is never known for a
   * package whose architecture {@link RpmVersion} does not recognise.
   *
   * @param evr {@code [epoch:]version-release}
   */
  public Optional<String> repositoryId(String name, String evr, String arch) {
    RpmVersion version;
    try {
      version = RpmVersion.parse(name + "-" + evr + "." + arch);
    } catch (RpmVersionSyntaxException e) {
      return Optional.empty();
    }
    return HistoryPackage.of(version).map(repositoryIdByPackage::get);
  }

  /**
   * Returns a package's repository hint with a repository id added to its others, sorted and
   * without duplicates.
   */
  public static QueryValues annotate(QueryValues hint, String repositoryId) {
    SortedSet<String> ids = new TreeSet<>(hint.all(REPOSITORY_ID));
    ids.add(repositoryId);
    return hint.with(REPOSITORY_ID, List.copyOf(ids));
  }
}
