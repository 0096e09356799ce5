package dev.libindex.benchmarks;

import dev.libindex.Libindex;
import dev.libindex.listener.IndexListener;
import dev.libindex.mapping.MappingSource;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.RedHatServer;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.postgres.PostgresServer;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node with its database, a registry, and Red Hat's server, which cannot be reached: requests are
 * accepted but never answered. The node's options are the defaults. Time is advanced by hand: the
 * back-off, the time limit of requests, healing and requeueing follow it.
 */
final class OutageCluster implements AutoCloseable {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-10T00:00:00Z"));
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final AwaitedThreads threads = new AwaitedThreads();
  private final ExecutorService callers;
  private final BlobServer registry = BlobServer.start();
  private final RedHatServer redHat = RedHatServer.start();
  private final AtomicInteger healed = new AtomicInteger();
  private final MeasuredDatabase database;
  private final Libindex libindex;
  private final List<Manifest> manifests;
  private volatile long lastHealed;

  OutageCluster(PostgresServer postgres, OutageImages images, int callerCount) {
    callers = Executors.newFixedThreadPool(callerCount);
    manifests = images.serveOn(registry);
    redHat.fail(Answer.status(503).heldBy(Gate.closed()));
    database = new MeasuredDatabase(postgres);
    libindex =
        Libindex.builder()
            .store(database.store())
            .locks(database.store().lockSource())
            .ecosystems(
                Ecosystems.rhel(
                    new RhelConfig(
                        MappingSource.uri(redHat.uri(MappingFile.REPOSITORY_TO_CPE)),
                        MappingSource.uri(redHat.uri(MappingFile.CONTAINER_NAME_REPOS)))))
            .listener(healListener())
            .clock(clock)
            .scheduler(scheduler)
            .executor(threads)
            .build();
  }

  private IndexListener healListener() {
    return new IndexListener() {
      @Override
      public void manifestHealed(IndexReport report) {
        lastHealed = System.nanoTime();
        healed.incrementAndGet();
      }
    };
  }

  /** Advances the time, and waits for the tasks that become due. */
  void advance(Duration time) throws InterruptedException {
    scheduler.advance(time);
    threads.awaitIdle();
  }

  /** Advances the time to the next scheduled task, and waits for it. */
  void advanceToNextTask() throws InterruptedException {
    advance(scheduler.untilNext().orElseThrow());
  }

  void awaitIdle() throws InterruptedException {
    threads.awaitIdle();
  }

  /**
   * Indexes the manifests with these numbers, several at a time, and returns their reports in the
   * same order.
   */
  List<IndexReport> index(List<Integer> numbers) throws InterruptedException, ExecutionException {
    List<Future<IndexReport>> calls = new ArrayList<>();
    for (int number : numbers) {
      calls.add(callers.submit(() -> libindex.index(manifests.get(number))));
    }
    List<IndexReport> reports = new ArrayList<>();
    for (Future<IndexReport> call : calls) {
      reports.add(call.get());
    }
    return reports;
  }

  /** Indexes a new image made of the layers of the first one. */
  IndexReport indexLaterImage() throws InterruptedException {
    Digest hash = new Digest(Digest.Algorithm.SHA256, "e".repeat(64));
    return libindex.index(new Manifest(hash, manifests.get(0).layers()));
  }

  /** Lets Red Hat's server answer. */
  void restoreMappings() {
    for (MappingFile file : MappingFile.values()) {
      redHat.publish(file, ShippedMapping.bytes(file));
    }
    redHat.recover();
  }

  int mappingRequests() {
    int requests = 0;
    for (MappingFile file : MappingFile.values()) {
      requests += redHat.requests(file).size();
    }
    return requests;
  }

  Instant now() {
    return clock.instant();
  }

  Traffic fetched() {
    return registry.totalTraffic();
  }

  MeasuredDatabase database() {
    return database;
  }

  int healed() {
    return healed.get();
  }

  /** Returns when the last report was healed, as {@link System#nanoTime}. */
  long lastHealed() {
    return lastHealed;
  }

  @Override
  public void close() {
    libindex.close();
    callers.shutdownNow();
    threads.close();
    database.close();
    registry.close();
    redHat.close();
  }
}
