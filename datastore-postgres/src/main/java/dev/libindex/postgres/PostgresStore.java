package dev.libindex.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.postgres.internal.catalogue.PackageSearch;
import dev.libindex.postgres.internal.cells.Cells;
import dev.libindex.postgres.internal.cells.CoalesceInputs;
import dev.libindex.postgres.internal.cells.MissingCellsQuery;
import dev.libindex.postgres.internal.cells.Scanners;
import dev.libindex.postgres.internal.cells.UnusedCells;
import dev.libindex.postgres.internal.healing.DueReports;
import dev.libindex.postgres.internal.healing.RequeuedReports;
import dev.libindex.postgres.internal.healing.Turns;
import dev.libindex.postgres.internal.leases.Leases;
import dev.libindex.postgres.internal.manifests.ManifestCheck;
import dev.libindex.postgres.internal.manifests.ManifestDeletion;
import dev.libindex.postgres.internal.manifests.Manifests;
import dev.libindex.postgres.internal.manifests.ServingLayers;
import dev.libindex.postgres.internal.mappings.MappingInstallation;
import dev.libindex.postgres.internal.mappings.Mappings;
import dev.libindex.postgres.internal.reports.ExplanationQuery;
import dev.libindex.postgres.internal.reports.FailedAttempts;
import dev.libindex.postgres.internal.reports.ReportCounts;
import dev.libindex.postgres.internal.reports.Reports;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.postgres.internal.sql.Database;
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
 * <p>Every method takes one connection and returns it to the pool at its end. The store keeps
 * nothing in a session, so it works behind a pooler in transaction mode; if that pooler does not
 * track prepared statements, connect with {@code prepareThreshold=0}. Connections must run at READ
 * COMMITTED, PostgreSQL's default; the store sets their auto-commit mode as needed. A caller that
 * holds no row locks in these tables cannot deadlock with the store.
 *
 * <p>If the server refuses a transaction because of a concurrent one, the store repeats it, up to
 * ten attempts in all. Any other failure is a {@link dev.libindex.error.StoreException} whose cause
 * is the {@link java.sql.SQLException}.
 *
 * <p>U+0000, which PostgreSQL cannot hold in a text, is stored as U+FFFD.
 */
public final class PostgresStore implements Store {
  private final Database database;
  private final Runnable onClose;

  private PostgresStore(Database database, Runnable onClose) {
    this.database = database;
    this.onClose = onClose;
  }

  /**
   * Creates a store over the caller's connections. The DataSource should pool them, and must
   * provide two at the same time if the store migrates. The store never closes it.
   *
   * @throws dev.libindex.error.StoreException if the schema cannot be migrated
   */
  public static PostgresStore create(DataSource dataSource, PostgresStoreOptions options) {
    return open(dataSource, options, () -> {});
  }

  /**
   * Creates a store with its own pool, which is closed with the store.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host/database?user=…&password=…}, with any parameter
   *     that the driver knows
   * @throws IllegalArgumentException if this is not a JDBC URL
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
      DataSource dataSource, PostgresStoreOptions options, Runnable onClose) {
    Objects.requireNonNull(dataSource, "dataSource");
    if (options.migrate()) {
      migrate(dataSource, options);
    }
    return new PostgresStore(new Database(dataSource, options.schema()), onClose);
  }

  /**
   * Creates the schema, or brings it up to date. May be called repeatedly, and by several nodes at
   * the same time. Uses two connections at the same time.
   *
   * @throws dev.libindex.error.StoreException if that fails; migrations that have run stay in place
   */
  public static void migrate(DataSource dataSource, PostgresStoreOptions options) {
    options.schema().migrate(dataSource, options.historyTable());
  }

  /**
   * Returns a source of leases in the same schema, over the same connections; it must not be used
   * after the store is closed. The leases expire by the server's clock, and hold no connection
   * between calls.
   */
  public LockSource lockSource() {
    return new Leases(database);
  }

  @Override
  public void registerScanners(ScannerSet scanners) {
    Scanners.register(database, scanners);
  }

  @Override
  public ManifestStatus checkManifest(Manifest manifest, ScannerSet scanners, boolean reuse) {
    return ManifestCheck.run(database, manifest, scanners, reuse);
  }

  @Override
  public void persistManifest(Manifest manifest, Map<Digest, Digest> servedBy) {
    Manifests.persist(database, manifest, servedBy);
  }

  @Override
  public void setLayersServed(Digest manifest, Map<Digest, Digest> servedBy) {
    ServingLayers.replace(database, manifest, servedBy);
  }

  @Override
  public List<MissingCells> missingCells(Collection<Digest> layers, ScannerSet scanners) {
    return MissingCellsQuery.find(database, layers, scanners);
  }

  @Override
  public void setLayerScanned(LayerScan scan) {
    Cells.write(database, scan);
  }

  @Override
  public CoalesceInput coalesceInput(KnownManifest manifest) {
    return CoalesceInputs.read(database, manifest);
  }

  @Override
  public FinishOutcome setIndexFinished(IndexResult result) {
    return Reports.finish(database, State.INDEX_FINISHED, result);
  }

  @Override
  public FinishOutcome setIndexPartial(IndexResult result) {
    return Reports.finish(database, State.INDEX_PARTIAL, result);
  }

  @Override
  public Optional<StoredReport> indexReport(Digest manifest) {
    return Reports.read(database, manifest);
  }

  @Override
  public void setAttemptFailed(FailedAttempt attempt) {
    FailedAttempts.put(database, attempt);
  }

  @Override
  public Set<Digest> deleteManifests(Collection<Digest> manifests) {
    return ManifestDeletion.run(database, manifests);
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return Mappings.current(database, name);
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return Mappings.knows(database, name, digest);
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    return MappingInstallation.run(database, upload);
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    Mappings.confirm(database, name, at);
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    return Mappings.lostKeys(database, name, keys);
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    Mappings.putRefused(database, refused);
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return Mappings.refused(database, name);
  }

  @Override
  public List<KnownManifest> takeDue(ScannerSet scanners, Instant now, Duration claim, int limit) {
    return DueReports.take(database, scanners, now, claim, limit);
  }

  @Override
  public long countDueOfOthers(ScannerSet scanners) {
    return DueReports.countOfOthers(database, scanners);
  }

  @Override
  public Set<Digest> requeueIndexPartials(Instant notAfter, int limit) {
    return RequeuedReports.addUnchanged(database, notAfter, limit);
  }

  @Override
  public Set<Digest> requeueLimited(Map<String, Long> limits, int limit) {
    return RequeuedReports.addLimited(database, limits, limit);
  }

  @Override
  public long collectCells(ScannerSet kept, Instant now, Instant notAfter, int limit) {
    return UnusedCells.delete(database, kept, now, notAfter, limit);
  }

  @Override
  public boolean takeTurn(String task, Instant now, Duration interval) {
    return Turns.take(database, task, now, interval);
  }

  @Override
  public List<Digest> requeuedManifests(int limit) {
    return RequeuedReports.list(database, limit);
  }

  @Override
  public StoreStatus status() {
    return ReportCounts.read(database);
  }

  @Override
  public Optional<ExplainedReport> explain(Digest manifest) {
    return ExplanationQuery.read(database, manifest);
  }

  @Override
  public List<FoundPackages> findPackages(Collection<String> names) {
    return PackageSearch.run(database, names);
  }

  /** Closes the pool if it is the store's own. */
  @Override
  public void close() {
    onClose.run();
  }
}
