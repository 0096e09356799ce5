package dev.libindex.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.Libindex;
import dev.libindex.LibindexBuilder;
import dev.libindex.error.StoreException;
import dev.libindex.json.IndexReportJson;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.http.MappingFaults;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.RedHatServer;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.postgres.TestPostgres;
import dev.libindex.testdata.report.ReportComparer;
import dev.libindex.testdata.report.ReportDifference;
import dev.libindex.testdata.store.FaultyStore;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.KillSwitch;
import dev.libindex.testdata.store.ProcessKilled;
import dev.libindex.testdata.store.RecordingStore;
import dev.libindex.testdata.store.StoreMethod;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("With testdata, an embedder's test")
class TestdataExamplesTest {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  private final BlobServer blobs = BlobServer.start();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final LockSource locks = new InMemoryLockSource(clock);

  @AfterEach
  void close() {
    blobs.close();
  }

  @Test
  @DisplayName("counts the requests for each layer")
  void countsRequests() throws Exception {
    try (Libindex libindex = builder(new InMemoryStore()).build()) {
      Manifest manifest = ShippedImage.PLAIN.image().serveOn(blobs);
      libindex.index(manifest);
      libindex.index(manifest);
      blobs.traffic().forEach((path, traffic) -> assertEquals(1, traffic.requests(), path));
    }
  }

  @Test
  @DisplayName("builds an image")
  void buildsAnImage() throws Exception {
    try (Libindex libindex = builder(new InMemoryStore()).build()) {
      TestImage image =
          ImageBuilder.create()
              .layer(LayerBuilder.create().file("etc/os-release", "ID=example\n"))
              .layer(
                  LayerBuilder.create().compression(Compression.zstd()).whiteout("etc/os-release"))
              .build();
      IndexReport report = libindex.index(image.serveOn(blobs));
      assertEquals(State.INDEX_FINISHED, report.state());
    }
  }

  @Test
  @DisplayName("looks at a layer that is half fetched")
  void pausesALayer() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (Libindex libindex = builder(new InMemoryStore()).build()) {
      TestImage image = ShippedImage.FOREIGN.image();
      Manifest manifest = image.serveOn(blobs);
      Gate gate = Gate.closed();
      TestLayer layer = image.layers().get(0);
      blobs.serve(
          TestImage.path(layer),
          BlobAnswer.of(layer.content())
              .contentType(layer.mediaType())
              .delivered(Delivery.pausedAfter(50, gate)));
      Future<IndexReport> running = threads.submit(() -> libindex.index(manifest));
      gate.awaitArrivals(1, Duration.ofSeconds(10));
      assertFalse(running.isDone());
      gate.open();
      assertEquals(State.INDEX_FINISHED, running.get().state());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  @DisplayName("simulates an outage of Red Hat's mapping files")
  void simulatesAnOutage() throws Exception {
    try (RedHatServer redHat = RedHatServer.start();
        Libindex libindex = connected(redHat)) {
      Manifest manifest = ShippedImage.APPLICATION.image().serveOn(blobs);
      for (MappingFile file : MappingFile.values()) {
        redHat.publish(file, ShippedMapping.bytes(file));
      }
      redHat.fail(MappingFaults.unavailable());
      assertEquals(State.INDEX_PARTIAL, libindex.index(manifest).state());
      redHat.recover();
      libindex.refreshMappings(Duration.ofSeconds(10));
      assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
    }
  }

  private static Libindex connected(RedHatServer redHat) {
    redHat.fail(MappingFaults.unavailable());
    RhelConfig config =
        new RhelConfig(
            MappingSource.uri(redHat.uri(MappingFile.REPOSITORY_TO_CPE)),
            MappingSource.uri(redHat.uri(MappingFile.CONTAINER_NAME_REPOS)));
    return Libindex.builder()
        .store(new InMemoryStore())
        .locks(new InMemoryLockSource(Clock.systemUTC()))
        .ecosystems(Ecosystems.rhel(config))
        .build();
  }

  @Test
  @DisplayName("records the calls to the store")
  void recordsCalls() throws Exception {
    Manifest manifest = ShippedImage.PLAIN.image().serveOn(blobs);
    RecordingStore store = new RecordingStore(new InMemoryStore());
    try (Libindex libindex = builder(store).build()) {
      libindex.index(manifest);
      store.clear();
      libindex.index(manifest);
      assertEquals(List.of(StoreMethod.CHECK_MANIFEST), store.calls());
    }
  }

  @Test
  @DisplayName("lets the store fail")
  void letsTheStoreFail() throws Exception {
    Manifest manifest = ShippedImage.PLAIN.image().serveOn(blobs);
    FaultyStore store = new FaultyStore(new InMemoryStore());
    try (Libindex libindex = builder(store).build()) {
      store.failAt(StoreMethod.SET_INDEX_FINISHED, 1, Moment.AFTER);
      assertThrows(StoreException.class, () -> libindex.index(manifest));
      assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
    }
  }

  @Test
  @DisplayName("kills a process and lets another take over")
  void killsAProcess() throws Exception {
    Manifest manifest = ShippedImage.PLAIN.image().serveOn(blobs);
    Store store = new InMemoryStore();
    KillSwitch killSwitch = new KillSwitch();
    killSwitch.killAtWrite(3, Moment.BEFORE);
    try (Libindex killed =
        builder(killSwitch.store(store)).locks(killSwitch.locks(locks)).build()) {
      assertThrows(ProcessKilled.class, () -> killed.index(manifest));
    }
    clock.advance(Duration.ofHours(1)); // its leases expire
    try (Libindex other = builder(store).build()) {
      assertEquals(State.INDEX_FINISHED, other.index(manifest).state());
    }
  }

  /** Counts all calls. */
  static final class CountingStore extends ForwardingStore {
    final AtomicInteger calls = new AtomicInteger();

    CountingStore(Store store) {
      super(store);
    }

    @Override
    protected <T> T call(StoreMethod method, Supplier<T> call) {
      calls.incrementAndGet();
      return call.get();
    }
  }

  @Test
  @DisplayName("wraps the store in its own double")
  void wrapsTheStore() throws Exception {
    CountingStore store = new CountingStore(new InMemoryStore());
    try (Libindex libindex = builder(store).build()) {
      libindex.index(ShippedImage.PLAIN.image().serveOn(blobs));
      assertTrue(store.calls.get() > 0);
    }
  }

  @Test
  @DisplayName("advances the time of scheduled work")
  void advancesTime() throws Exception {
    RecordingStore store = new RecordingStore(new InMemoryStore());
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    ManualScheduler scheduler = new ManualScheduler(clock);
    try (Libindex libindex = builder(store).clock(clock).scheduler(scheduler).build()) {
      libindex.index(ShippedImage.PLAIN.image().serveOn(blobs));
      store.clear();
      scheduler.advance(Duration.ofHours(1));
      assertTrue(store.calls(StoreMethod.TAKE_DUE) > 0);
    }
  }

  @Test
  @DisplayName("has a PostgreSQL database")
  void hasADatabase() throws Exception {
    Manifest manifest = ShippedImage.PLAIN.image().serveOn(blobs);
    try (PostgresStore store =
            PostgresStore.open(POSTGRES.database().jdbcUrl(), PostgresStoreOptions.defaults());
        Libindex libindex = builder(store).locks(store.lockSource()).build()) {
      assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
    }
  }

  @Test
  @DisplayName("compares reports")
  void comparesReports() throws Exception {
    TestImage image = ShippedImage.PLAIN.image();
    List<String> layers = image.layers().stream().map(layer -> layer.digest().toString()).toList();
    JsonNode one = json(index(image));
    JsonNode other = json(index(image));
    ReportDifference difference = ReportComparer.strict().compare(one, other, layers);
    assertTrue(difference.isEmpty(), difference.toString());
  }

  private IndexReport index(TestImage image) throws InterruptedException {
    try (Libindex libindex = builder(new InMemoryStore()).build()) {
      return libindex.index(image.serveOn(blobs));
    }
  }

  private static JsonNode json(IndexReport report) throws IOException {
    return new ObjectMapper().readTree(IndexReportJson.write(report));
  }

  private LibindexBuilder builder(Store store) {
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .executor(Runnable::run);
  }
}
