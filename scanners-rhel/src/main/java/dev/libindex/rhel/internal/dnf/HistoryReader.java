package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds a {@link DnfHistory} from the tables of a history. Each table is read once, and the join
 * that an SQL query would do for one package is done for all of them at once.
 */
final class HistoryReader {
  private HistoryReader() {}

  static DnfHistory read(SqliteDatabase database) throws IOException {
    HistoryTables tables = new HistoryTables(database);
    SortedMap<Long, String> repositoryIdByItem = repositoryIdByItem(tables);
    Map<Long, HistoryPackage> packages = HistoryPackages.read(tables);
    Map<HistoryPackage, String> byPackage = new HashMap<>();
    repositoryIdByItem.forEach(
        (item, id) -> {
          HistoryPackage found = packages.get(item);
          if (found != null) {
            // dnf creates one item per package; if there are two, the first counts.
            byPackage.putIfAbsent(found, id);
          }
        });
    return new DnfHistory(repositoryIdByItem.values(), byPackage);
  }

  private static SortedMap<Long, String> repositoryIdByItem(HistoryTables tables)
      throws IOException {
    Map<Long, LastActions.Action> actions = LastActions.read(tables);
    Map<Long, String> repositories = tables.textsById("repo", "repoid");
    SortedMap<Long, String> byItem = new TreeMap<>();
    actions.forEach(
        (item, action) ->
            action.repository().map(repositories::get).ifPresent(id -> byItem.put(item, id)));
    return byItem;
  }
}
