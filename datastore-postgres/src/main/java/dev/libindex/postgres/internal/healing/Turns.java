package dev.libindex.postgres.internal.healing;

import static dev.libindex.postgres.internal.sql.Parameter.instant;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.postgres.internal.sql.Database;
import java.time.Duration;
import java.time.Instant;

/** The turns of periodic tasks, which one node does once per interval for all nodes together. */
public final class Turns {
  private Turns() {}

  /**
   * Takes the turn unless it was taken within the last interval, and returns whether it was free.
   */
  public static boolean take(Database database, String task, Instant now, Duration interval) {
    return 1
        == database.send(
            "take the turn of " + task,
            trip ->
                trip.update(
                    """
                    INSERT INTO libindex.turn AS t (task, taken_at) VALUES (?, ?)
                    ON CONFLICT (task) DO UPDATE SET taken_at = excluded.taken_at
                    WHERE t.taken_at <= ? OR t.taken_at > ?
                    """,
                    text(task),
                    instant(now),
                    instant(now.minus(interval)),
                    instant(now)));
  }
}
