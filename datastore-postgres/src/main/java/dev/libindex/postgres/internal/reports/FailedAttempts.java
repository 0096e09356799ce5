package dev.libindex.postgres.internal.reports;

import static dev.libindex.postgres.internal.sql.Parameter.digest;
import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.model.Digest;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.store.FailedAttempt;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The last failed attempt of each manifest, until the manifest is finished. */
public final class FailedAttempts {
  private FailedAttempts() {}

  /** Stores an attempt in place of an earlier one. Does nothing if the manifest is not known. */
  public static void put(Database database, FailedAttempt attempt) {
    database.send(
        "record the failed attempt of manifest " + attempt.manifest(),
        trip ->
            trip.update(
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
                digest(attempt.manifest())));
  }

  /** Reads the columns of the table from a row that joins it; null if they are null. */
  public static @Nullable FailedAttempt read(Row row, Digest manifest) throws SQLException {
    String cause = row.nullableText("cause");
    return cause == null
        ? null
        : new FailedAttempt(manifest, row.integer("failures"), cause, row.instant("next_attempt"));
  }
}
