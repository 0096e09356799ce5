package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.id;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.lock.Lease;
import java.time.Duration;
import java.util.UUID;

/** A row that is ours as long as it names us and has not expired. */
final class PostgresLease implements Lease {
  private final Database database;
  private final String key;
  private final UUID owner;
  private final long fence;

  PostgresLease(Database database, String key, UUID owner, long fence) {
    this.database = database;
    this.key = key;
    this.owner = owner;
    this.fence = fence;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public long fence() {
    return fence;
  }

  @Override
  public boolean renew(Duration timeToLive) {
    RoundTrip trip =
        new RoundTrip()
            .add(
                """
                UPDATE libindex.lease
                SET expires_at = clock_timestamp() + ? * interval '1 microsecond'
                WHERE key = ? AND owner = ? AND expires_at > clock_timestamp()
                """,
                PostgresLockSource.microseconds(timeToLive),
                text(key),
                id(owner));
    return database.send("renew the lease of " + key, trip, Results::count) == 1;
  }

  @Override
  public void close() {
    RoundTrip trip =
        new RoundTrip()
            .add("DELETE FROM libindex.lease WHERE key = ? AND owner = ?", text(key), id(owner));
    database.send("give back the lease of " + key, trip);
  }
}
