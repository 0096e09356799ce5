package dev.libindex.internal.scan;

import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.store.StaleLeaseException;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * The layer scans under way in this process, at most one per layer. Thread-safe. No task submits
 * another one, so a bounded executor cannot deadlock.
 */
public final class SharedScans {
  private static final int MAX_LOST_LEASES = 3;

  private final ConcurrentMap<Digest, SharedScan> scans = new ConcurrentHashMap<>();
  private final Executor executor;
  private final Semaphore permits;
  private final LeaseKeeper leases;
  private final ScannerRunner runner;

  /**
   * Creates an instance without any scans.
   *
   * @param executor runs the scans, one task per layer
   * @param concurrency the maximum number of layers to scan at the same time
   */
  public SharedScans(Executor executor, int concurrency, LeaseKeeper leases, ScannerRunner runner) {
    this.executor = executor;
    this.permits = new Semaphore(concurrency);
    this.leases = leases;
    this.runner = runner;
  }

  /**
   * Joins the scan of each of these layers, starting it if need be. The caller closes the result.
   */
  public JoinedScans join(Collection<Layer> layers) {
    return new JoinedScans(this, layers);
  }

  SharedScan join(Layer layer) {
    while (true) {
      SharedScan fresh = new SharedScan(layer);
      SharedScan scan = scans.computeIfAbsent(layer.hash(), digest -> fresh);
      if (scan.join()) {
        if (scan == fresh) {
          start(scan);
        }
        return scan;
      }
      scans.remove(layer.hash(), scan);
    }
  }

  private void start(SharedScan scan) {
    try {
      executor.execute(() -> run(scan));
    } catch (RuntimeException e) {
      scans.remove(scan.layer().hash(), scan);
      scan.fail(e);
    }
  }

  private void run(SharedScan scan) {
    try {
      if (scan.begin()) {
        permits.acquire();
        try {
          scanLeased(scan);
        } finally {
          permits.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      scan.fail(new CancellationException("scan interrupted: " + scan.layer()));
    } catch (RuntimeException | Error e) {
      scan.fail(e);
    } finally {
      scans.remove(scan.layer().hash(), scan);
      scan.end();
    }
  }

  private void scanLeased(SharedScan scan) throws InterruptedException {
    Layer layer = scan.layer();
    for (int attempt = 1; ; attempt++) {
      try {
        leases.runLeased(
            "layer:" + layer.hash(), lease -> runner.scan(layer, lease, scan::markCaptured));
        scan.succeed();
        return;
      } catch (StaleLeaseException e) {
        // Another node took the lease over and has written cells by now: see what is still missing.
        if (attempt == MAX_LOST_LEASES) {
          throw e;
        }
      }
    }
  }
}
