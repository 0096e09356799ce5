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

/** A cluster of two nodes on one empty store, its surroundings, and what is known of it. */
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
      Storage.Maker maker, Blobs blobs, MappingFiles files, @Nullable ExecutorService threads) {
    this.threads = threads;
    this.storage = maker.make(clock);
    this.store = new ObservedStore(storage.store(), ledger, mappings, log);
    this.blobs = blobs;
    this.files = files;
    blobs.reset();
    for (Release release : Release.values()) {
      scanners.put(release, release.scanners());
      nodes.add(Node.start(this, release, SeedFiles.NONE));
    }
  }

  /** A cluster in which one thread does everything, always in the same way. */
  static Cluster ofOneThread(Storage.Maker maker, Blobs blobs, MappingFiles files) {
    return new Cluster(maker, blobs, files, null);
  }

  /** A cluster in which nodes have threads of their own. */
  static Cluster ofThreads(Storage.Maker maker, Blobs blobs, MappingFiles files) {
    return new Cluster(maker, blobs, files, Executors.newCachedThreadPool());
  }

  boolean isThreaded() {
    return threads != null;
  }

  /** What nodes run their tasks with. */
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

  /** What the nodes share. */
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

  /** Another process takes the place of a node. */
  void replace(int number, Release release, SeedFiles seeds) {
    node(number).close();
    nodes.set(number, Node.start(this, release, seeds));
  }

  /** The process that was killed is started again. */
  void restart(int number) {
    nodes.set(number, node(number).restart());
  }

  /** Something went wrong as it was meant to: work may be lost, and what was claimed stays so. */
  void faulted() {
    log.setFaulted();
    ledger.excuseAll();
    claimsEnd = clock.instant().plus(Node.claim());
  }

  /** Whether nobody who failed may still have claimed what is due. */
  boolean hasNoClaims() {
    return clock.instant().isAfter(claimsEnd);
  }

  /** Time passes, and what the nodes have planned is done. */
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
