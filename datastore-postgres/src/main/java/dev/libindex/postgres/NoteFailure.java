package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.model.Digest;
import dev.libindex.store.FailedAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The note of a failed attempt. */
final class NoteFailure {
  private NoteFailure() {}

  /** Replaces it. */
  static void run(Database database, FailedAttempt attempt) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                INSERT INTO libindex.failed_attempt (manifest_id, failures, cause, next_attempt)
                SELECT id, ?, ?, ? FROM libindex.manifest WHERE hash = ?
                ON CONFLICT (manifest_id) DO UPDATE SET
                  failures = excluded.failures,
                  cause = excluded.cause,
                  next_attempt = excluded.next_attempt
                """,
                number(attempt.failures()),
                text(attempt.cause()),
                instant(attempt.nextAttempt()),
                text(attempt.manifest().toString()));
    database.send("note the failure of manifest " + attempt.manifest(), trip);
  }

  /** From the columns of its table, or null where they are. */
  static @Nullable FailedAttempt read(ResultSet row, Digest manifest) throws SQLException {
    String cause = row.getString("cause");
    return cause == null
        ? null
        : new FailedAttempt(
            manifest, row.getInt("failures"), cause, row.getTimestamp("next_attempt").toInstant());
  }
}
