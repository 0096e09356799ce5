package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.text;

import java.time.Duration;
import java.time.Instant;

/** Lets one node do what is to be done once in an interval. */
final class TakeTurn {
  private TakeTurn() {}

  static boolean run(Database database, String task, Instant now, Duration interval) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                INSERT INTO libindex.turn AS t (task, taken_at) VALUES (?, ?)
                ON CONFLICT (task) DO UPDATE SET taken_at = excluded.taken_at
                WHERE t.taken_at <= ? OR t.taken_at > ?
                """,
                text(task),
                instant(now),
                instant(now.minus(interval)),
                instant(now));
    return database.send("take the turn of " + task, trip, results -> results.count() == 1);
  }
}
