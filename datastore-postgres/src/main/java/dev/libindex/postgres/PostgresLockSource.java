package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.id;
import static dev.libindex.postgres.Parameter.number;
import static dev.libindex.postgres.Parameter.text;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Leases as rows of the schema of {@link PostgresStore}, for all nodes that use it. They expire by
 * the server's clock. No connection is held between calls. Thread-safe.
 */
public final class PostgresLockSource implements LockSource {
  private final Database database;

  PostgresLockSource(Database database) {
    this.database = database;
  }

  /**
   * Leases over the caller's connections; the DataSource is never closed. The schema must have been
   * migrated.
   */
  public static PostgresLockSource create(DataSource dataSource, PostgresStoreOptions options) {
    return new PostgresLockSource(new Database(dataSource, options.schema()));
  }

  @Override
  public Optional<Lease> tryAcquire(String key, Duration timeToLive) {
    UUID owner = UUID.randomUUID();
    Optional<Long> fence =
        database.send("acquire the lease of " + key, acquire(key, owner, timeToLive), this::fence);
    return fence.map(drawn -> new PostgresLease(database, key, owner, drawn));
  }

  /**
   * The fence is drawn while the row is held: were it drawn before, a lease that came and went in
   * between could have a greater one.
   */
  private static RoundTrip acquire(String key, UUID owner, Duration timeToLive) {
    return new RoundTrip()
        .add(
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
            microseconds(timeToLive))
        .add(
            """
            UPDATE libindex.lease SET fence = nextval('libindex.lease_fence')
            WHERE key = ? AND owner = ?
            RETURNING fence
            """,
            text(key),
            id(owner));
  }

  private Optional<Long> fence(Results results) throws SQLException {
    results.count();
    return results.one(row -> row.getLong("fence"));
  }

  static Parameter microseconds(Duration duration) {
    return number(duration.toNanos() / 1000);
  }
}
