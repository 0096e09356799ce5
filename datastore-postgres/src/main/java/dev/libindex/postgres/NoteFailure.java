package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.store.FailedAttempt;

/** Replaces the note of a failed attempt. */
final class NoteFailure {
  private NoteFailure() {}

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
}
