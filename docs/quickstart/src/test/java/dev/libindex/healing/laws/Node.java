package dev.libindex.healing.laws;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.error.StoreException;
import dev.libindex.listener.IndexListener;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexFailedException;
import dev.libindex.testdata.store.RecordingStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A node of the cluster. Its scheduled tasks run when the cluster lets time pass. Unless the
 * cluster is threaded, everything runs on the calling thread.
 */
final class Node implements AutoCloseable {
  private static final Duration CLAIM = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final Release release;
  private final SeedFiles seeds;
  private final NodeStore store;
  private final RecordingStore recorded;
  private final NodeLocks locks;
  private final NodeExecutor executor;
  private final List<Digest> indexing = new CopyOnWriteArrayList<>();
  private final Libindex libindex;

  private Node(Cluster cluster, Release release, SeedFiles seeds) {
    this.cluster = cluster;
    this.release = release;
    this.seeds = seeds;
    this.store = new NodeStore(cluster.store(), cluster::recordFault);
    this.recorded = new RecordingStore(store);
    this.locks = new NodeLocks(cluster.locks(), cluster.isThreaded(), store::isDead);
    this.executor = new NodeExecutor(cluster.executor());
    this.libindex =
        Libindex.builder()
            .store(recorded)
            .locks(locks)
            .ecosystems(
                release.ecosystems(seeds.config(cluster.files()), cluster.transientErrors()))
            .options(
                LibindexOptions.of(
                    options ->
                        options
                            .offline(true)
                            .healing(
                                healing ->
                                    healing
                                        .interval(Duration.ofMinutes(10))
                                        .cellRetention(Duration.ofHours(12)))))
            .clock(cluster.clock())
            .scheduler(cluster.scheduler())
            .executor(executor)
            .random(new Random(1))
            .listener(new Requests())
            .build();
  }

  /** Starts a node; it heals the reports that its seed files make due. */
  static Node start(Cluster cluster, Release release, SeedFiles seeds) {
    return new Node(cluster, release, seeds);
  }

  /** Closes the node and starts it again. */
  Node restart() {
    close();
    return start(cluster, release, seeds);
  }

  Release release() {
    return release;
  }

  NodeStore store() {
    return store;
  }

  /** Indexes an image, and logs its report or the failure. */
  void index(Image image) {
    indexing.add(image.hash());
    try {
      cluster.log().addIndexed(image, libindex.index(cluster.manifest(image)));
    } catch (IndexFailedException | StoreException e) {
      cluster.log().addFailure(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      indexing.remove(image.hash());
    }
  }

  /** Indexes an image that was just indexed, and logs the calls to the store. */
  void indexAgain(Image image) {
    recorded.clear();
    index(image);
    cluster.log().addAskedAgain(recorded.calls());
  }

  /** Reads an image's report and its origin, and the status of the store. */
  void look(Image image) {
    libindex.indexReport(image.hash());
    libindex.explain(image.hash());
    libindex.status();
  }

  void heal() {
    try {
      libindex.heal();
    } catch (StoreException e) {
      cluster.log().addFailure(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Imports a version of a mapping.
   *
   * @param sweeps whether the sweep that the import starts is run; otherwise it is dropped, unless
   *     the cluster is threaded
   */
  void importTable(MappingTable table, boolean sweeps) {
    try {
      if (cluster.isThreaded()) {
        importTable(table);
      } else {
        executor.holdDuring(() -> importTable(table), sweeps);
      }
    } catch (StoreException e) {
      cluster.log().addFailure(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void importTable(MappingTable table) throws IOException {
    libindex.importMapping(table.mapping(), cluster.files().of(table), true);
  }

  void requeue(Duration minAge, int limit) {
    try {
      libindex.requeueIndexPartials(minAge, limit);
    } catch (StoreException e) {
      cluster.log().addFailure(e);
    }
  }

  void delete(Image image) {
    try {
      libindex.deleteManifests(Set.of(image.hash()));
    } catch (StoreException e) {
      cluster.log().addFailure(e);
    }
  }

  /** Returns how long a node's claims last. */
  static Duration claim() {
    return CLAIM;
  }

  /** Ends the node and lets its leases expire. */
  @Override
  public void close() {
    libindex.close();
    locks.expire();
  }

  /** Records each request for a layer before it is made. */
  private final class Requests implements IndexListener {
    @Override
    public void layerRequested(Digest layer) {
      boolean served = !cluster.blobs().withheld().contains(layer);
      cluster.ledger().request(layer, cluster.scanners(release), indexing, served);
    }
  }
}
