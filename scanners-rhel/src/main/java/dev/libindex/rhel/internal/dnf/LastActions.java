package dev.libindex.rhel.internal.dnf;

import dev.libindex.rhel.internal.sqlite.SqliteTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Finds the last action on each item of a history, ignoring removals. */
final class LastActions {
  /** dnf 4's number for the removal of a package. */
  private static final long REMOVE = 8;

  /** dnf 5's name for the removal of a package. */
  private static final String REMOVE_NAME = "Remove";

  /**
   * An action on an item.
   *
   * @param number higher for later actions
   * @param repository the repository that the item came from, if any
   */
  record Action(long number, Optional<Long> repository) {
    Action later(Action other) {
      return other.number > number ? other : this;
    }
  }

  private LastActions() {}

  /** Returns the last action by item id. */
  static Map<Long, Action> read(HistoryTables tables) throws IOException {
    boolean isDnf5 = tables.areFromDnf5();
    LongPredicate counts = isDnf5 ? countsInDnf5(tables) : code -> code != REMOVE;
    SqliteTable table = tables.table("trans_item");
    int number = table.column("id");
    int item = table.column("item_id");
    int repository = table.column("repo_id");
    int action = table.column(isDnf5 ? "action_id" : "action");
    Map<Long, Action> last = new HashMap<>();
    tables.forEachRow(
        table,
        row -> {
          if (!row.isNull(item) && !row.isNull(action) && counts.test(row.integer(action))) {
            Optional<Long> from =
                row.isNull(repository) ? Optional.empty() : Optional.of(row.integer(repository));
            last.merge(row.integer(item), new Action(row.integer(number), from), Action::later);
          }
        });
    return last;
  }

  private static LongPredicate countsInDnf5(HistoryTables tables) throws IOException {
    Map<Long, String> names = tables.textsById("trans_item_action", "name");
    return code -> names.containsKey(code) && !REMOVE_NAME.equals(names.get(code));
  }
}
