package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.instant;
import static dev.libindex.postgres.Parameter.text;

import java.time.Instant;

/** Notes that the current version of a mapping is the newest. */
final class ConfirmMapping {
  private ConfirmMapping() {}

  static void run(Database database, String name, Instant at) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                UPDATE libindex.mapping_version v SET fetched_at = ?
                FROM libindex.mapping m
                WHERE m.name = ? AND v.sequence = m.sequence
                """,
                instant(at),
                text(name));
    database.send("confirm mapping " + name, trip);
  }
}
