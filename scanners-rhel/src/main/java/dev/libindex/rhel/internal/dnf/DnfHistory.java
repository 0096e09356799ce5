package dev.libindex.rhel.internal.dnf;

import dev.libindex.layer.FileContent;
import dev.libindex.rhel.internal.query.QueryValues;
import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.rpmver.RpmVersionSyntaxException;
import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where packages came from, by dnf's account: for each package the repository of the last thing
 * that was done to it, other than removing it. Immutable.
 */
public final class DnfHistory {
  /** Where a history may be; the first that exists counts. */
  public static final List<String> PATHS =
      List.of("usr/lib/sysimage/libdnf5/transaction_history.sqlite", "var/lib/dnf/history.sqlite");

  /** The history of a system that has none. */
  public static final DnfHistory EMPTY = new DnfHistory(List.of(), Map.of());

  private static final String REPOSITORY_ID = "repoid";

  private final SortedSet<String> repositoryIds;
  private final Map<HistoryPackage, String> repositoryIdByPackage;

  DnfHistory(Collection<String> repositoryIds, Map<HistoryPackage, String> byPackage) {
    this.repositoryIds = Collections.unmodifiableSortedSet(new TreeSet<>(repositoryIds));
    this.repositoryIdByPackage = Map.copyOf(byPackage);
  }

  /**
   * Reads a history. Which dnf wrote it shows in its tables, not in its path. An empty file is an
   * empty history.
   *
   * @param wal the bytes of the file beside it with {@code -wal} after its name; null if there is
   *     none
   * @throws dev.libindex.rhel.internal.bytes.FormatException if it is no history or any of it is
   *     damaged: what is left would tell where a package came from before, not where it came from
   * @throws IOException if the bytes cannot be had
   */
  public static DnfHistory read(FileContent main, @Nullable FileContent wal) throws IOException {
    if (main.size() == 0) {
      return EMPTY;
    }
    return HistoryReader.read(SqliteDatabase.open(main, wal));
  }

  /**
   * The ids of all repositories that packages came from, those since removed included; among them
   * dnf's own {@code @System} and {@code @commandline}, and possibly the empty id. Unmodifiable.
   */
  public SortedSet<String> repositoryIds() {
    return repositoryIds;
  }

  /**
   * The id of the repository that a package came from. It is never known for a package of an
   * architecture that {@link RpmVersion} does not tell from a release.
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

  /** A package's repository hint with the id of a repository added to those it has, sorted. */
  public static QueryValues annotate(QueryValues hint, String repositoryId) {
    SortedSet<String> ids = new TreeSet<>(hint.all(REPOSITORY_ID));
    ids.add(repositoryId);
    return hint.with(REPOSITORY_ID, List.copyOf(ids));
  }
}
