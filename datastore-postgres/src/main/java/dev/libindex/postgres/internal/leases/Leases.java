package dev.libindex.postgres.internal.leases;

import static dev.libindex.postgres.internal.sql.Parameter.id;
import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases as rows, for all nodes that use the schema. They expire by the server's clock. No
 * connection is held between calls. Thread-safe.
 */
public final class Leases implements LockSource {
  private final Database database;

  public Leases(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    UUID owner = UUID.randomUUID();
    Optional<Long> fence =
        database.send("acquire the lease of " + key, trip -> acquire(trip, key, owner, timeToLive));
    return fence.map(drawn -> new HeldLease(database, key, owner, drawn));
  }

  /**
   * Adds the statements that acquire a lease. The fence is drawn while the row is locked: if it
   * were drawn earlier, a lease that came and went in between could have a greater one.
   */
  private static Result<Optional<Long>> acquire(
      RoundTrip trip, String key, UUID owner, Duration timeToLive) {
    trip.update(
        """
        INSERT INTO libindex.lease AS l (key, owner, fence, expires_at)
        VALUES (?, ?, 0, clock_timestamp() + ? * interval '1 microsecond')
        ON CONFLICT (key) DO UPDATE SET
          owner = excluded.owner,
          expires_at = clock_timestamp() + ? * interval '1 microsecond'
        WHERE l.expires_at <= clock_timestamp()
        """,
        text(key),
        id(owner),
        microseconds(timeToLive),
        microseconds(timeToLive));
    return trip.queryFirst(
        """
        UPDATE libindex.lease SET fence = nextval('libindex.lease_fence')
        WHERE key = ? AND owner = ?
        RETURNING fence
        """,
        row -> row.number("fence"),
        text(key),
        id(owner));
  }

  private static Parameter microseconds(Duration duration) {
    return number(duration.toNanos() / 1000);
  }

  /** A lease that is held as long as its row names the owner and has not expired. */
  private record HeldLease(Database database, String key, UUID owner, long fence) implements Lease {

    @Override
    public boolean renew(Duration timeToLive) {
      return 1
          == database.send(
              "renew the lease of " + key,
              trip ->
                  trip.update(
                      """
                      UPDATE libindex.lease
                      SET expires_at = clock_timestamp() + ? * interval '1 microsecond'
                      WHERE key = ? AND owner = ? AND expires_at > clock_timestamp()
                      """,
                      microseconds(timeToLive),
                      text(key),
                      id(owner)));
    }

    @Override
    public void close() {
      database.send(
          "release the lease of " + key,
          trip ->
              trip.update(
                  "DELETE FROM libindex.lease WHERE key = ? AND owner = ?", text(key), id(owner)));
    }
  }
}
