package dev.libindex.postgres;

import dev.libindex.model.State;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import java.sql.SQLException;

/**
 * The finishing transaction: one round trip that locks and compares, one that writes and commits.
 * What the report before was made of is collected afterwards.
 */
final class FinishManifest {
  private FinishManifest() {}

  static FinishOutcome run(Database database, State state, IndexResult result) {
    FinishedReport report = FinishedReport.of(state, result);
    Ended ended =
        database.transact(
            "finish manifest " + result.manifest(), transaction -> run(transaction, report));
    ended.leftovers.collect(database);
    return ended.outcome;
  }

  private static Ended run(Transaction transaction, FinishedReport report) throws SQLException {
    LockForFinish lock = new LockForFinish(report);
    LockedManifest locked = transaction.send(lock.trip(), lock::read);
    FinishOutcome outcome = locked.compareWith(report.result());
    if (outcome != FinishOutcome.STORED) {
      return new Ended(outcome, Leftovers.NONE);
    }
    WriteReport write = new WriteReport(report, locked);
    transaction.commitWith(write.trip());
    return new Ended(outcome, write.replacesBody() ? locked.before() : Leftovers.NONE);
  }

  private record Ended(FinishOutcome outcome, Leftovers leftovers) {}
}
