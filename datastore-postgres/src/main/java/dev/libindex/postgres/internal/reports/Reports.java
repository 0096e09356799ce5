package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.digest;

import dev.libindex.model.Digest;
import dev.libindex.model.State;
import dev.libindex.postgres.internal.content.Zlib;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.StoredReport;
import java.sql.SQLException;
import java.util.Optional;

/** Stores and reads reports. */
public final class Reports {
  private Reports() {}

  /** Reads the last report of a manifest. */
  public static Optional<StoredReport> read(Database database, Digest manifest) {
    return database.send("read the report of manifest " + manifest, trip -> query(trip, manifest));
  }

  /** Adds a query for the last report of a manifest. */
  static Result<Optional<StoredReport>> query(RoundTrip trip, Digest manifest) {
    return trip.queryFirst(
        """
        SELECT r.state, b.content
        FROM libindex.manifest m
        JOIN libindex.indexreport r ON r.manifest_id = m.id
        JOIN libindex.report_body b ON b.digest = r.body
        WHERE m.hash = ?
        """,
        row -> report(row, manifest),
        digest(manifest));
  }

  /** Reads a report from a row with its state and content. */
  public static StoredReport report(Row row, Digest manifest) throws SQLException {
    return new StoredReport(
        manifest, State.parse(row.text("state")), Zlib.inflate(row.bytes("content")));
  }

  /**
   * Stores the result of a run unless what it was made of has changed: a round trip that locks and
   * compares, and one that writes and commits. Shared rows that only the previous report referred
   * to are deleted afterwards.
   */
  public static FinishOutcome finish(Database database, State state, IndexResult result) {
    FinishedReport report = FinishedReport.of(state, result);
    Finished finished =
        database.transact(
            "finish manifest " + result.manifest(), transaction -> finish(transaction, report));
    finished.unreferenced.delete(database);
    return finished.outcome;
  }

  private static Finished finish(Transaction transaction, FinishedReport report)
      throws SQLException {
    LockedManifest locked = LockedManifest.lock(transaction, report);
    FinishOutcome outcome = locked.compareWith(report.result());
    if (outcome != FinishOutcome.STORED) {
      return new Finished(outcome, UnreferencedRows.NONE);
    }
    RoundTrip write = new RoundTrip();
    report.addTo(write, locked);
    transaction.commitWith(write);
    boolean replaced = !locked.hasReportWith(report.bodyDigest());
    return new Finished(outcome, replaced ? locked.before() : UnreferencedRows.NONE);
  }

  private record Finished(FinishOutcome outcome, UnreferencedRows unreferenced) {}
}
