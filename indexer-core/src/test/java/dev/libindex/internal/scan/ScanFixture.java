package dev.libindex.internal.scan;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.listener.IndexListener;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.Store;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A store and locks shared by several nodes, a scanner that finds nothing, and named layers. */
final class ScanFixture implements AutoCloseable {
  static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
  static final ScannerIdentity SCANNER = new ScannerIdentity("none", "1", ScannerKind.PACKAGE);
  static final ScannerSet SCANNERS = ScannerSet.of(List.of(SCANNER));
  private static final long PATIENCE_SECONDS = 60;

  final ManualClock clock = new ManualClock(Instant.EPOCH);
  final ManualScheduler scheduler = new ManualScheduler(clock);
  final InMemoryStore store = new InMemoryStore();
  final InMemoryLockSource locks = new InMemoryLockSource(clock);
  final FakeReader reader = new FakeReader();

  /** Where nodes block while they wait for each other's leases. */
  final Checkpoint polling = new Checkpoint();

  /** What the scanner does with every layer. */
  FakeReader.Reading scanning = () -> {};

  private final ExecutorService threads = Executors.newCachedThreadPool(ScanFixture::daemon);

  ScanFixture() {
    store.registerScanners(SCANNERS);
  }

  /** Creates a node that scans up to a thousand layers concurrently. */
  SharedScans node() {
    return node(store, threads, 1000);
  }

  SharedScans node(Store nodeStore, Executor executor, int concurrency) {
    LeaseKeeper leases =
        new LeaseKeeper(locks, TIME_TO_LIVE, wait -> polling.pass(), () -> 0L, scheduler);
    ScannerRegistry registry = new ScannerRegistry(List.of(new EmptyEcosystem()));
    return new SharedScans(
        executor,
        concurrency,
        leases,
        new ScannerRunner(nodeStore, reader, registry, IndexListener.NONE, clock));
  }

  Executor threads() {
    return threads;
  }

  /** Creates a layer of this name and URI, and makes it known to the store. */
  Layer layer(String name, String uri) {
    Digest digest = digest(name);
    Layer layer = Layer.of(digest, uri);
    store.persistManifest(new Manifest(digest, List.of(layer)));
    return layer;
  }

  Layer layer(String name) {
    return layer(name, name);
  }

  boolean isScanned(Layer layer) {
    return store.missingCells(List.of(layer.hash()), SCANNERS).isEmpty();
  }

  /** Returns whether the layer's lease is free. */
  boolean isFree(Layer layer) {
    return locks
        .tryAcquire("layer:" + layer.hash(), TIME_TO_LIVE)
        .map(
            lease -> {
              lease.close();
              return true;
            })
        .orElse(false);
  }

  /** Work for a separate thread. */
  interface Work {
    void run() throws Exception;
  }

  CompletableFuture<Void> start(Work work) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            work.run();
            end.complete(null);
          } catch (Exception e) {
            end.completeExceptionally(e);
          }
        });
    return end;
  }

  static void await(CompletableFuture<Void> end) throws Exception {
    try {
      end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  static Digest digest(String name) {
    return Digest.parse("sha256:%064x".formatted(name.hashCode() & 0xFFFFFFFFL));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "scan-test");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** An ecosystem whose only scanner finds nothing. */
  private final class EmptyEcosystem implements Ecosystem, PackageScanner {
    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public List<PackageScanner> packageScanners() {
      return List.of(this);
    }

    @Override
    public Coalescer coalescer() {
      throw new UnsupportedOperationException("these tests do not coalesce");
    }

    @Override
    public ScannerIdentity identity() {
      return SCANNER;
    }

    @Override
    public PathSelector wants() {
      return PathSelector.none();
    }

    @Override
    public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
      scanning.run();
      return ScanResult.empty();
    }
  }
}
