package dev.libindex.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.postgres.internal.sql.Migrations;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.FoundPackages;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerScan;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.RefusedMapping;
import dev.libindex.store.Store;
import dev.libindex.store.StoreStatus;
import dev.libindex.store.StoredReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A store in PostgreSQL, for all nodes that use the same schema. Thread-safe.
 *
 * <p>Every method takes one connection and gives it back before it returns. Between round trips of
 * a transaction nothing is kept in the session, so it works behind a pooler that shares sessions in
 * transaction mode; where that pooler does not follow prepared statements, connect with {@code
 * prepareThreshold=0}. Connections must run at READ COMMITTED, PostgreSQL's default; their
 * auto-commit mode is set as it is needed. A caller that holds no row locks of these tables cannot
 * deadlock with the store.
 *
 * <p>What the server refuses because of a concurrent transaction is tried again, at most ten times.
 * Everything else is a {@link dev.libindex.error.StoreException} whose cause is the {@link
 * java.sql.SQLException}.
 *
 * <p>U+0000, which PostgreSQL cannot hold in a text, is kept as U+FFFD.
 */
public final class PostgresStore implements Store {
  private final Database database;
  private final Runnable whenClosed;

  private PostgresStore(Database database, Runnable whenClosed) {
    this.database = database;
    this.whenClosed = whenClosed;
  }

  /**
   * A store over the caller's connections. The DataSource is never closed by the store. It should
   * pool; where the store migrates, it must have two connections at the same time.
   *
   * @throws dev.libindex.error.StoreException if the schema cannot be migrated
   */
  public static PostgresStore create(DataSource dataSource, PostgresStoreOptions options) {
    return open(dataSource, options, () -> {});
  }

  /**
   * A store with a pool of its own, closed with the store.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host/database?user=…&password=…}, with any parameter
   *     that the driver knows
   * @throws dev.libindex.error.StoreException if the database cannot be reached or the schema
   *     cannot be migrated
   */
  public static PostgresStore open(String jdbcUrl, PostgresStoreOptions options) {
    HikariDataSource pool = ConnectionPool.open(jdbcUrl, options.poolSize());
    try {
      return open(pool, options, pool::close);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static PostgresStore open(
      DataSource dataSource, PostgresStoreOptions options, Runnable whenClosed) {
    Objects.requireNonNull(dataSource, "dataSource");
    if (options.migrate()) {
      migrate(dataSource, options);
    }
    return new PostgresStore(new Database(dataSource, options.schema()), whenClosed);
  }

  /**
   * Makes the schema and brings it up to date; harmless when repeated, and from several nodes at
   * once.
   *
   * @throws dev.libindex.error.StoreException if that fails; migrations that were done stay done
   */
  public static void migrate(DataSource dataSource, PostgresStoreOptions options) {
    Migrations.run(dataSource, options.schema(), options.historyTable());
  }

  /** Leases in the same schema over the same connections; of no use after the store is closed. */
  public LockSource lockSource() {
    return new PostgresLockSource(database);
  }

  @Override
  public void registerScanners(ScannerSet scanners) {
    RegisterScanners.run(database, scanners);
  }

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners) {
    return CheckManifest.run(database, manifest, scanners);
  }

  @Override
  public void persistManifest(Manifest manifest) {
    PersistManifest.run(database, manifest);
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    return new FindMissingCells(layers, scanners).run(database);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    WriteCells.run(database, scan);
  }

  @Override
  public CoalesceInput coalesceInput(Collection<Digest> layers, ScannerSet scanners) {
    return ReadCoalesceInput.run(database, layers, scanners);
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return FinishManifest.run(database, State.INDEX_FINISHED, result);
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return FinishManifest.run(database, State.INDEX_PARTIAL, result);
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return ReadReport.run(database, manifest);
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    NoteFailure.run(database, attempt);
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    return DeleteManifests.run(database, manifests);
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return ReadMapping.current(database, name);
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return ReadMapping.knows(database, name, digest);
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return InstallMapping.run(database, upload);
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    ConfirmMapping.run(database, name, at);
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    return ReadMapping.lostKeys(database, name, keys);
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    KeepRefused.run(database, refused);
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return KeepRefused.read(database, name);
  }

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    return TakeDue.run(database, scanners, now, claim, limit);
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    return TakeDue.countOfOthers(database, scanners);
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    return RequeuePartials.run(database, RequeueReason.age(notAfter), limit);
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    return RequeuePartials.run(database, RequeueReason.limits(limits), limit);
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    return CollectCells.run(database, kept, now, notAfter, limit);
  }

  @Override
  public boolean takeTurn(String task, Instant now, Duration interval) {
    return TakeTurn.run(database, task, now, interval);
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    return RequeuePartials.requeued(database, limit);
  }

  @Override
  public StoreStatus status() {
    return ReadStatus.run(database);
  }

  @Override
  public Optional<ExplainedReport> explain(Digest manifest) {
    return ExplainReport.run(database, manifest);
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    return FindPackages.run(database, names);
  }

  /** Closes the pool if the store made it. */
  @Override
  public void close() {
    whenClosed.run();
  }
}
