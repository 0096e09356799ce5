package dev.libindex.healing.laws;

import dev.libindex.lock.LockSource;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Store;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of two nodes on one store that is empty at first, with everything around it: clock,
 * blob server, mapping files, and the models of what the store should contain.
 */
final class Cluster implements AutoCloseable {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final AtomicBoolean transientErrors = new AtomicBoolean();
  private final LedgerModel ledger = new LedgerModel();
  private final MappingModel mappings = new MappingModel();
  private final StepLog log = new StepLog();
  private final Map<Release, ScannerSet> scanners = new EnumMap<>(Release.class);
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final Storage storage;
  private final Store store;
  private final Blobs blobs;
  private final MappingFiles files;
  private final @Nullable ExecutorService threads;
  private Instant claimsEnd = Instant.MIN;

  private Cluster(
      Storage.Factory factory, Blobs blobs, MappingFiles files, @Nullable ExecutorService threads) {
    this.threads = threads;
    this.storage = factory.make(clock);
    this.store = new ObservedStore(storage.store(), ledger, mappings, log);
    this.blobs = blobs;
    this.files = files;
    blobs.reset();
    for (Release release : Release.values()) {
      scanners.put(release, release.scanners());
      nodes.add(Node.start(this, release, SeedFiles.NONE));
    }
  }

  /** Creates a cluster in which one thread does everything, so that a run is repeatable. */
  static Cluster ofOneThread(Storage.Factory factory, Blobs blobs, MappingFiles files) {
    return new Cluster(factory, blobs, files, null);
  }

  /** Creates a cluster whose nodes have their own threads. */
  static Cluster ofThreads(Storage.Factory factory, Blobs blobs, MappingFiles files) {
    return new Cluster(factory, blobs, files, Executors.newCachedThreadPool());
  }

  boolean isThreaded() {
    return threads != null;
  }

  /** Returns the executor of the nodes' tasks. */
  Executor executor() {
    return threads == null ? Runnable::run : threads;
  }

  ManualClock clock() {
    return clock;
  }

  ManualScheduler scheduler() {
    return scheduler;
  }

  AtomicBoolean transientErrors() {
    return transientErrors;
  }

  LedgerModel ledger() {
    return ledger;
  }

  MappingModel mappings() {
    return mappings;
  }

  StepLog log() {
    return log;
  }

  /** Returns the store that the nodes share. */
  Store store() {
    return store;
  }

  LockSource locks() {
    return storage.locks();
  }

  Blobs blobs() {
    return blobs;
  }

  MappingFiles files() {
    return files;
  }

  Manifest manifest(Image image) {
    return blobs.manifest(image);
  }

  ScannerSet scanners(Release release) {
    return Objects.requireNonNull(scanners.get(release));
  }

  int size() {
    return nodes.size();
  }

  Node node(int number) {
    return nodes.get(number);
  }

  /** Replaces a node by a new process. */
  void replace(int number, Release release, SeedFiles seeds) {
    node(number).close();
    nodes.set(number, Node.start(this, release, seeds));
  }

  /** Restarts a node that was killed. */
  void restart(int number) {
    nodes.set(number, node(number).restart());
  }

  /**
   * Records that an injected fault has happened: work may be lost, and claims are held until they
   * expire.
   */
  void recordFault() {
    log.setFaulted();
    ledger.forgetUnfinished();
    claimsEnd = clock.instant().plus(Node.claim());
  }

  /** Returns whether all claims of failed nodes have expired. */
  boolean hasNoClaims() {
    return clock.instant().isAfter(claimsEnd);
  }

  /** Lets time pass, and runs the nodes' scheduled tasks that become due. */
  void pass(Duration time) {
    scheduler.advance(time);
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    if (threads != null) {
      threads.shutdownNow();
    }
    storage.close();
  }
}
