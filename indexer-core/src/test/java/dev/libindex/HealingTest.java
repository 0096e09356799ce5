package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.error.StoreException;
import dev.libindex.internal.log.CapturedLog;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.listener.HealResult;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A partial report")
class HealingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final TestLayer WAITING =
      LayerBuilder.create().file("packages", "bash\n").file("origin", "r1\n").build();
  private static final TestLayer HICCUP =
      LayerBuilder.create().file("packages", "hiccup\nsh\n").build();
  private static final TestLayer BROKEN = LayerBuilder.create().file("packages", "throw\n").build();
  private static final TestLayer GOOD = LayerBuilder.create().file("packages", "app\n").build();

  private final BlobServer server = BlobServer.start();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Store store = new InMemoryStore();
  private final LockSource locks = new InMemoryLockSource(Clock.systemUTC());
  private final Libindex libindex = libindex(new TextEcosystem());

  @TempDir Path folder;

  @AfterEach
  void close() {
    libindex.close();
    server.close();
    executor.shutdownNow();
  }

  @Test
  @DisplayName(
      "is finished by a sweep together with all other due reports, without fetching anything")
  void swept() throws Exception {
    Manifest first = serve(WAITING, GOOD);
    Manifest second = serve(WAITING);
    Manifest other = serve(GOOD);
    for (Manifest manifest : List.of(first, second, other)) {
      libindex.index(manifest);
    }
    Traffic before = server.totalTraffic();
    assertEquals(2, libindex.status().reports().partial());
    assertEquals(2, libindex.status().reports().awaitedMappings().get(TextEcosystem.MAPPING));
    assertEquals(
        new HealResult(0, 0, 0, 0, 0), libindex.heal(), "nothing is due without the mapping");

    install("r1 alpha\n");
    libindex.heal();
    assertEquals(State.INDEX_FINISHED, stored(first).state());
    assertEquals(State.INDEX_FINISHED, stored(second).state());
    assertEquals(0, libindex.status().reports().partial());
    assertEquals(3, libindex.status().reports().finished());
    ReportOrigin origin = libindex.explain(first.hash()).orElseThrow().origin();
    assertEquals(1, origin.boundSequence());
    assertEquals(TextEcosystem.MAPPING, origin.boundVersions().get(0).name());
    assertEquals(before, server.totalTraffic());
  }

  @Test
  @DisplayName(
      "that cannot be healed does not keep others from being healed, even if many share a bad layer")
  void poisoned() throws Exception {
    List<TestLayer> layers = new ArrayList<>(List.of(WAITING));
    for (int i = 0; i < 12; i++) {
      layers.add(GOOD);
      libindex.index(serve(layers.toArray(TestLayer[]::new)));
    }
    libindex.index(serve(WAITING));
    libindex.index(serve(WAITING, WAITING));
    libindex.close();
    Store poisoned =
        new ForwardingStore(store) {
          @Override
          protected <T> T call(StoreMethod method, Supplier<T> call) {
            return call.get();
          }

          @Override
          public CoalesceInput coalesceInput(KnownManifest manifest) {
            if (manifest.layers().contains(GOOD.digest())) {
              throw new StoreException("unreadable", null);
            }
            return super.coalesceInput(manifest);
          }
        };
    // No background sweep, only the call to heal below.
    try (Libindex healing = builder().store(poisoned).executor(task -> {}).build()) {
      healing.importMapping(TextEcosystem.MAPPING, mapping("r1 alpha\n"), true);
      assertEquals(new HealResult(2, 0, 0, 12, 0), healing.heal());
    }
  }

  @Test
  @DisplayName("is skipped if its manifest is deleted while it is being healed")
  void deletedWhileHealing() throws Exception {
    Manifest manifest = serve(WAITING);
    libindex.index(manifest);
    libindex.close();
    Store deleting =
        new ForwardingStore(store) {
          @Override
          protected <T> T call(StoreMethod method, Supplier<T> call) {
            if (method == StoreMethod.SET_INDEX_FINISHED) {
              store.deleteManifests(List.of(manifest.hash()));
            }
            return call.get();
          }
        };
    try (Libindex healing = builder().store(deleting).executor(task -> {}).build()) {
      healing.importMapping(TextEcosystem.MAPPING, mapping("r1 alpha\n"), true);
      assertEquals(new HealResult(0, 0, 1, 0, 0), healing.heal());
    }
  }

  @Test
  @DisplayName("results from a scanner that overflows the stack or returns null, after one request")
  void brokenScanners() throws Exception {
    for (String way : List.of("overflow", "nothing")) {
      Manifest manifest =
          serve(LayerBuilder.create().file("packages", way + "\n").file("origin", "r1\n").build());
      long before = server.totalTraffic().requests();
      IndexReport report = libindex.index(manifest);
      assertEquals(State.INDEX_PARTIAL, report.state());
      assertTrue(report.err().contains("scanner failed: java.lang."), report.err());
      libindex.index(manifest);
      assertEquals(before + 1, server.totalTraffic().requests(), way);
    }
  }

  @Test
  @DisplayName("is not delayed by a failed attempt recorded by a node whose clock is far ahead")
  void attemptRecordedByAWrongClock() throws Exception {
    Manifest manifest = serve(GOOD);
    store.persistManifest(manifest);
    Instant farAhead = Instant.EPOCH.plus(DAY);
    store.setAttemptFailed(new FailedAttempt(manifest.hash(), 1, "cause", farAhead));
    assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
  }

  @Test
  @DisplayName(
      "is healed by periodic tasks, none of which is left behind if building the instance fails")
  void failedBuild() throws Exception {
    ManualScheduler scheduler = new ManualScheduler(new ManualClock(Instant.EPOCH));
    Store failing =
        new ForwardingStore(store) {
          @Override
          protected <T> T call(StoreMethod method, Supplier<T> call) {
            if (method == StoreMethod.KNOWS_MAPPING) {
              throw new StoreException("lost", null);
            }
            return call.get();
          }
        };
    MappingSource seed = MappingSource.file(mapping("r1 alpha\n"));
    LibindexBuilder builder =
        builder(new TextEcosystem("1", seed)).store(failing).scheduler(scheduler);
    assertThrows(StoreException.class, builder::build);
    assertEquals(0, scheduler.waiting());
  }

  @Test
  @DisplayName("is coalesced again when its mapping changes, but only if the change concerns it")
  void mappingChanged() throws Exception {
    Manifest concerned = serve(WAITING);
    Manifest other = serve(GOOD);
    libindex.index(concerned);
    libindex.index(other);
    install("r1 alpha\nr2 beta\n");
    libindex.heal();
    install("r1 alpha\nr2 gamma\n");
    assertEquals(new HealResult(0, 0, 0, 0, 0), libindex.heal());
    install("r1 delta\nr2 gamma\n");
    libindex.heal();
    assertEquals("delta", stored(concerned).repositories().values().iterator().next().name());
  }

  @Test
  @DisplayName("is requeued for its age alone, and then only transient failures are scanned again")
  void requeued() throws Exception {
    Manifest hiccuping = serve(GOOD, HICCUP);
    Manifest sibling = serve(HICCUP);
    libindex.index(hiccuping);
    pass(Duration.ofSeconds(1));
    libindex.index(sibling);
    long before = server.totalTraffic().requests();

    pass(DAY.minusSeconds(2));
    libindex.index(hiccuping);
    assertEquals(Set.of(), libindex.requeueIndexPartials(DAY, 10), "not old enough");
    pass(Duration.ofSeconds(1));
    assertEquals(Set.of(hiccuping.hash()), libindex.requeueIndexPartials(DAY, 10));
    assertEquals(Set.of(), libindex.requeueIndexPartials(DAY, 10), "requeued already");
    assertTrue(libindex.explain(hiccuping.hash()).orElseThrow().origin().requeued());

    libindex.index(sibling);
    assertEquals(
        before,
        server.totalTraffic().requests(),
        "another manifest of the same layer fetches nothing");
    libindex.index(hiccuping);
    assertEquals(
        before + 1, server.totalTraffic().requests(), "the layer with the transient failure, once");
    libindex.index(hiccuping);
    assertEquals(before + 1, server.totalTraffic().requests());
    assertEquals(now.get(), libindex.explain(hiccuping.hash()).orElseThrow().origin().updatedAt());
  }

  @Test
  @DisplayName("equals itself read back, whichever layers have errors and whichever have notices")
  void readBack() throws Exception {
    install("r1 alpha\n");
    TestLayer unknown =
        LayerBuilder.create().file("packages", "sh\n").file("origin", "r9\n").build();
    TestLayer both =
        LayerBuilder.create().file("packages", "hiccup\n").file("origin", "r8\n").build();
    Manifest manifest = serve(unknown, HICCUP, both);
    IndexReport report = libindex.index(manifest);
    assertEquals(4, report.outcomes().size());
    assertEquals(report, libindex.index(manifest));
  }

  @Test
  @DisplayName("is not requeued when it is partial for permanent reasons only")
  void permanent() throws Exception {
    libindex.index(serve(BROKEN));
    pass(DAY);
    assertEquals(Set.of(), libindex.requeueIndexPartials(DAY, 10));
  }

  @Test
  @DisplayName(
      "is explained: what it lacks, in which layer, from which scanner, since when, after how many scans")
  void explained() throws Exception {
    Manifest manifest = serve(WAITING, HICCUP, BROKEN);
    libindex.index(serve(HICCUP));
    pass(DAY);
    libindex.index(manifest);
    pass(DAY);
    libindex.requeueIndexPartials(DAY, 10);
    libindex.index(manifest);

    List<PartialCause> causes = libindex.explain(manifest.hash()).orElseThrow().causes();
    assertEquals(
        List.of(
            WAITING.digest() + " text-repositories missing-mapping 1970-01-02T00:00:00Z 2",
            HICCUP.digest() + " text-packages transient 1970-01-01T00:00:00Z 2",
            BROKEN.digest() + " text-packages permanent 1970-01-02T00:00:00Z 1"),
        causes.stream().map(HealingTest::described).toList());
    assertEquals(
        Map.of(
            PartialError.Reason.MISSING_MAPPING, 1L,
            PartialError.Reason.TRANSIENT, 2L,
            PartialError.Reason.PERMANENT, 1L),
        libindex.status().reports().reasons());
  }

  @Test
  @DisplayName(
      "is explained by one read of the store, so that the parts of the explanation are consistent")
  void explainedByOneRead() throws Exception {
    Manifest manifest = serve(WAITING);
    libindex.index(manifest);
    Path mapping = mapping("r1 alpha\n");
    List<StoreMethod> calls = new CopyOnWriteArrayList<>();
    AtomicBoolean explaining = new AtomicBoolean();
    Thread caller = Thread.currentThread();
    Store healedAfterEachRead =
        new ForwardingStore(store) {
          @Override
          protected <T> T call(StoreMethod method, Supplier<T> call) {
            T answer = call.get();
            if (explaining.get() && Thread.currentThread().equals(caller)) {
              calls.add(method);
              assertDoesNotThrow(
                  () -> {
                    libindex.importMapping(TextEcosystem.MAPPING, mapping, true);
                    libindex.index(manifest);
                  });
            }
            return answer;
          }
        };
    try (Libindex other = builder().store(healedAfterEachRead).build()) {
      explaining.set(true);
      ReportExplanation before = other.explain(manifest.hash()).orElseThrow();
      ReportExplanation after = other.explain(manifest.hash()).orElseThrow();
      explaining.set(false);

      assertEquals(State.INDEX_PARTIAL, before.origin().state());
      assertEquals(1, before.causes().size());
      assertEquals(State.INDEX_FINISHED, after.origin().state());
      assertEquals(List.of(), after.causes());
      assertEquals(List.of(StoreMethod.EXPLAIN, StoreMethod.EXPLAIN), calls);
    }
  }

  private static String described(PartialCause cause) {
    return "%s %s %s %s %d"
        .formatted(
            cause.layer(),
            cause.scanner().name(),
            cause.error().reason().text(),
            cause.since(),
            cause.attempts());
  }

  @Test
  @DisplayName("made with fewer scanners is healed for those by a node that has more")
  void fewerScanners() throws Exception {
    Manifest manifest = serve(WAITING, GOOD);
    libindex.index(manifest);
    libindex.close();
    long before = server.totalTraffic().requests();

    try (Libindex more = libindex(new TextEcosystem(), new OtherEcosystem())) {
      more.importMapping(TextEcosystem.MAPPING, mapping("r1 alpha\n"), true);
      more.heal();

      assertEquals(State.INDEX_FINISHED, more.indexReport(manifest.hash()).orElseThrow().state());
      assertEquals(0, more.status().dueOfOthers());
      assertEquals(before, server.totalTraffic().requests());
      more.index(manifest);
      assertEquals(
          before + 2, server.totalTraffic().requests(), "for the cells of the other scanner");
    }
  }

  @Test
  @DisplayName("made with scanners that this node lacks is counted and left to other nodes")
  void otherScanners() throws Exception {
    libindex.index(serve(WAITING));
    try (Libindex other = libindex(new OtherEcosystem());
        Libindex newer = libindex(new TextEcosystem("2", MappingSource.none()))) {
      newer.importMapping(TextEcosystem.MAPPING, mapping("r1 alpha\n"), true);
      assertEquals(new HealResult(0, 0, 0, 0, 1), other.heal());
      assertEquals(new HealResult(0, 0, 0, 0, 1), newer.heal());
      assertEquals(1, newer.status().reports().partial());
    }
  }

  /** An ecosystem that finds nothing. */
  private record OtherEcosystem() implements Ecosystem {
    @Override
    public String name() {
      return "other";
    }

    @Override
    public List<PackageScanner> packageScanners() {
      return List.of(new OtherScanner());
    }

    @Override
    public Coalescer coalescer() {
      return layers -> new Contents(Map.of(), Map.of(), Map.of(), Map.of());
    }
  }

  private record OtherScanner() implements PackageScanner {
    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("other-packages", "1", ScannerKind.PACKAGE);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.none();
    }

    @Override
    public ScanResult<Package> scan(LayerView layer) {
      return ScanResult.empty();
    }
  }

  @Test
  @DisplayName("is logged as a warning once per cause and interval, not once per layer or manifest")
  void warned() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      libindex.index(serve(WAITING, GOOD));
      libindex.index(serve(WAITING));
      libindex.index(serve(BROKEN));
      List<String> warnings = log.lines("WARN");
      assertEquals(4, warnings.size(), () -> String.join("\n", warnings));
      assertTrue(warnings.get(0).contains("scanner produced degraded results: scanner text-"));
      assertTrue(warnings.get(0).contains(WAITING.digest().toString()));
      assertTrue(warnings.get(0).contains("missing-mapping: mapping"));
      assertTrue(warnings.get(1).contains("layers scan completed with partial results"));
      assertEquals(3, log.lines("INFO").stream().filter(HealingTest::isPartial).count());

      pass(LibindexOptions.defaults().healing().warningInterval().minusSeconds(1));
      libindex.index(serve(WAITING, WAITING));
      assertEquals(4, log.lines("WARN").size());
      pass(Duration.ofSeconds(1));
      libindex.index(serve(GOOD, WAITING));
      assertEquals(6, log.lines("WARN").size());
    }
  }

  private static boolean isPartial(String line) {
    return line.contains("manifest partially scanned");
  }

  @Test
  @DisplayName("is eligible again when the limit that it hit is raised, and is finished then")
  void raisedLimit() throws Exception {
    TestLayer large = LayerBuilder.create().file("packages", "app\n".repeat(100)).build();
    Manifest manifest = serve(GOOD, large);
    LayerLimits small = new LayerLimits(100, 1L << 20, 300, 1L << 20);
    try (Libindex limited = builder().options(limits(small)).build()) {
      assertEquals(
          "partial scan: limit maxFileBytes of 300 is exceeded", limited.index(manifest).err());
      pass(DAY);
      assertEquals(
          Set.of(), limited.requeueIndexPartials(DAY, 10), "partial for permanent reasons only");
    }
    long before = server.totalTraffic().requests();
    // With everything on this thread, the startup work is done when build() returns.
    LayerLimits larger = new LayerLimits(100, 1L << 20, 400, 1L << 20);
    try (Libindex raised = builder().options(limits(larger)).executor(Runnable::run).build()) {
      assertTrue(raised.explain(manifest.hash()).orElseThrow().origin().requeued());
      assertEquals(State.INDEX_FINISHED, raised.index(manifest).state());
    }
    assertEquals(before + 1, server.totalTraffic().requests(), "the large layer, once");
  }

  private static LibindexOptions limits(LayerLimits limits) {
    return LibindexOptions.of(options -> options.limits(group -> group.layer(limits)));
  }

  @Test
  @DisplayName(
      "is made from the cells of current scanners; those of replaced scanners are deleted after a while")
  void retention() throws Exception {
    ManualScheduler scheduler = new ManualScheduler(new ManualClock(Instant.EPOCH));
    Manifest manifest = serve(GOOD);
    libindex.index(manifest);
    List<Digest> layers = manifest.layerDigests();
    ScannerSet old = scanners("1");
    try (Libindex newer =
        builder(new TextEcosystem("2", MappingSource.none()))
            .scheduler(scheduler)
            .executor(Runnable::run)
            .build()) {
      newer.index(manifest);
      assertEquals(List.of(), store.missingCells(layers, old));
      scheduler.advance(Duration.ofDays(7));
      assertEquals(List.of(), store.missingCells(layers, old), "not old enough by the clock");
      pass(Duration.ofDays(7));
      scheduler.advance(Duration.ofDays(1));
      assertEquals(1, store.missingCells(layers, old).size());
      assertEquals(List.of(), store.missingCells(layers, scanners("2")));
    }
  }

  private static ScannerSet scanners(String version) {
    return ScannerSet.of(
        List.of(new ScannerIdentity("text-packages", version, ScannerKind.PACKAGE)));
  }

  private Libindex libindex(Ecosystem... ecosystems) {
    return builder(ecosystems).build();
  }

  private LibindexBuilder builder() {
    return builder(new TextEcosystem());
  }

  private LibindexBuilder builder(Ecosystem... ecosystems) {
    InstantSource source = now::get;
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(List.of(ecosystems))
        .clock(source.withZone(ZoneOffset.UTC))
        .executor(executor);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private IndexReport stored(Manifest manifest) {
    Digest hash = manifest.hash();
    return libindex.indexReport(hash).orElseThrow();
  }

  private Manifest serve(TestLayer... layers) {
    ImageBuilder image = ImageBuilder.create();
    List.of(layers).forEach(image::layer);
    return image.build().serveOn(server);
  }

  private void install(String text) throws IOException {
    libindex.importMapping(TextEcosystem.MAPPING, mapping(text), true);
  }

  private Path mapping(String text) throws IOException {
    return Files.writeString(folder.resolve("map"), text);
  }
}
