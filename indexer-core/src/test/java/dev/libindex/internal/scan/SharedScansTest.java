package dev.libindex.internal.scan;

import static dev.libindex.internal.scan.ScanFixture.SCANNER;
import static dev.libindex.internal.scan.ScanFixture.TIME_TO_LIVE;
import static dev.libindex.internal.scan.ScanFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.layer.LayerException;
import dev.libindex.lock.Lease;
import dev.libindex.model.Layer;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import dev.libindex.store.StaleLeaseException;
import dev.libindex.testdata.store.FaultyStore;
import dev.libindex.testdata.store.StoreMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A shared scan of a layer")
class SharedScansTest {
  private final ScanFixture fixture = new ScanFixture();
  private final SharedScans node = fixture.node();
  private final Checkpoint reading = new Checkpoint();

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  @DisplayName("reads the layer once, however many manifests wait for it")
  void shared(int waiters) throws Exception {
    Layer layer = held("a");
    List<JoinedScans> waiting =
        Stream.generate(() -> node.join(List.of(layer))).limit(waiters).toList();
    reading.awaitArrival();
    reading.open();
    for (JoinedScans joined : waiting) {
      joined.awaitCaptured();
      joined.awaitScanned();
      joined.close();
    }
    assertEquals(List.of("a"), fixture.reader.read());
    assertTrue(fixture.isScanned(layer));
    assertEverythingReleased(layer);
  }

  @Test
  @DisplayName("reads nothing when the cells are stored already")
  void known() throws Exception {
    Layer layer = fixture.layer("a");
    index(node, layer);
    index(node, layer);
    assertEquals(List.of("a"), fixture.reader.read());
  }

  @Test
  @DisplayName("continues when the caller that started it is interrupted")
  void firstInterrupted() throws Exception {
    Layer layer = held("a");
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Void> interrupted =
        fixture.start(
            () -> {
              first.complete(Thread.currentThread());
              index(node, layer);
            });
    reading.awaitArrival();
    JoinedScans second = node.join(List.of(layer));

    first.join().interrupt();
    assertThrows(InterruptedException.class, () -> await(interrupted));
    reading.open();

    second.awaitScanned();
    second.close();
    assertEquals(List.of("a"), fixture.reader.read());
    assertTrue(fixture.isScanned(layer));
  }

  @Test
  @DisplayName("is abandoned when the last waiter leaves; the next caller starts another one")
  void lastLeaves() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Layer layer = fixture.layer("a");
    fixture.reader.on(
        "a",
        () -> {
          try {
            reading.pass();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
    JoinedScans first = node.join(List.of(layer));
    JoinedScans second = node.join(List.of(layer));
    reading.awaitArrival();

    first.close();
    assertEquals(1, interrupted.getCount(), "the other one is still waiting");
    second.close();

    assertTrue(interrupted.await(60, TimeUnit.SECONDS));
    assertFalse(fixture.isScanned(layer));
    reading.open();
    fixture.polling.open();
    index(node, layer);
    assertEquals(List.of("a", "a"), fixture.reader.read());
    assertEverythingReleased(layer);
  }

  @Test
  @DisplayName("cannot be joined once it is abandoned, even if it has not ended yet")
  void abandoned() throws Exception {
    CountDownLatch stubborn = new CountDownLatch(1);
    Layer layer = fixture.layer("a");
    fixture.reader.on(
        "a",
        () -> {
          try {
            reading.pass();
          } catch (InterruptedException e) {
            stubborn.await();
            throw e;
          }
        });
    JoinedScans first = node.join(List.of(layer));
    reading.awaitArrival();
    first.close();

    JoinedScans second = node.join(List.of(layer));
    fixture.polling.awaitArrival();
    stubborn.countDown();
    reading.open();
    fixture.polling.open();
    second.awaitScanned();
    second.close();
    assertEquals(List.of("a", "a"), fixture.reader.read());
  }

  @Test
  @DisplayName("reads nothing when it is abandoned before a thread runs it")
  void leftEarly() {
    Layer layer = fixture.layer("a");
    CompletableFuture<Runnable> task = new CompletableFuture<>();
    SharedScans slow = fixture.node(fixture.store, task::complete, 1);
    slow.join(List.of(layer)).close();
    task.join().run();
    assertFalse(Thread.interrupted(), "the thread is not ours to interrupt");
    assertEquals(List.of(), fixture.reader.read());
  }

  @Test
  @DisplayName("clears the interrupt of a thread that was interrupted too late")
  void leftLate() {
    Layer layer = fixture.layer("a");
    CompletableFuture<Runnable> task = new CompletableFuture<>();
    JoinedScans joined = fixture.node(fixture.store, task::complete, 1).join(List.of(layer));
    fixture.reader.on("a", joined::close);
    task.join().run();
    assertFalse(Thread.interrupted());
    assertEverythingReleased(layer);
  }

  @Test
  @DisplayName("fails for every caller with the same URI and headers, after one request")
  void failure() throws Exception {
    Layer layer = fixture.layer("a");
    fixture.reader.on(
        "a",
        () -> {
          reading.pass();
          FakeReader.fail(layer);
        });
    JoinedScans first = node.join(List.of(layer));
    JoinedScans second = node.join(List.of(Layer.of(layer.hash(), "a")));
    reading.awaitArrival();
    reading.open();
    LayerException one = assertThrows(LayerException.class, first::awaitCaptured);
    LayerException other = assertThrows(LayerException.class, second::awaitScanned);
    assertSame(one, other);
    assertEquals(List.of("a"), fixture.reader.read());
    first.close();
    second.close();
    assertEverythingReleased(layer);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName(
      "does not fail for a caller whose URI or headers differ: the layer is read again with those")
  void othersUri(boolean sameUri) throws Exception {
    Layer bad = fixture.layer("a", "bad");
    Layer good =
        new Layer(
            bad.hash(), sameUri ? "bad" : "good", Map.of("Authorization", List.of("Bearer good")));
    fixture.reader.on(
        "bad",
        () -> {
          reading.pass();
          if (fixture.reader.read().size() == 1) {
            FakeReader.fail(bad);
          }
        });
    JoinedScans first = node.join(List.of(bad));
    reading.awaitArrival();
    JoinedScans second = node.join(List.of(good));
    reading.open();
    assertThrows(LayerException.class, first::awaitScanned);
    second.awaitScanned();
    assertEquals(List.of("bad", good.uri()), fixture.reader.read());
    assertTrue(fixture.isScanned(good));
    first.close();
    second.close();
    assertEverythingReleased(good);
  }

  @Test
  @DisplayName("lets the other scans of its manifest finish when it fails")
  void othersFinish() throws Exception {
    Layer bad = fixture.layer("bad");
    Layer worse = fixture.layer("worse");
    Layer good = held("good");
    fixture.reader.failOn(bad);
    fixture.reader.failOn(worse);
    CompletableFuture<Void> run = fixture.start(() -> index(node, bad, good, worse));
    reading.awaitArrival();
    assertFalse(run.isDone());
    reading.open();
    LayerException failure = assertThrows(LayerException.class, () -> await(run));
    assertEquals(bad.hash(), failure.layer());
    assertEquals(1, failure.getSuppressed().length);
    assertEquals(worse.hash(), ((LayerException) failure.getSuppressed()[0]).layer());
    assertTrue(fixture.isScanned(good));
  }

  @Test
  @DisplayName("finishes even if another one fails while its scanners run")
  void othersAreScanned() throws Exception {
    Layer good = fixture.layer("good");
    Layer bad = fixture.layer("bad");
    fixture.reader.on(
        "bad",
        () -> {
          reading.pass();
          FakeReader.fail(bad);
        });
    Checkpoint scanning = new Checkpoint();
    fixture.scanning = scanning::pass;
    CompletableFuture<Void> run = fixture.start(() -> index(node, good, bad));
    scanning.awaitArrival();
    reading.open();
    assertThrows(TimeoutException.class, () -> run.get(200, TimeUnit.MILLISECONDS));
    scanning.open();
    assertThrows(LayerException.class, () -> await(run));
    assertTrue(fixture.isScanned(good));
  }

  @Test
  @DisplayName("lets the other scans finish when its reader throws an unexpected exception")
  void unforeseen() throws Exception {
    Layer bad = fixture.layer("bad");
    Layer good = held("good");
    fixture.reader.on(
        "bad",
        () -> {
          throw new IllegalStateException("a bug");
        });
    CompletableFuture<Void> run = fixture.start(() -> index(node, bad, good));
    reading.awaitArrival();
    reading.open();
    assertEquals("a bug", assertThrows(IllegalStateException.class, () -> await(run)).getMessage());
    assertTrue(fixture.isScanned(good));
  }

  @Test
  @DisplayName("counts as captured before its cells are stored")
  void captured() throws Exception {
    Layer layer = fixture.layer("a");
    FaultyStore store = new FaultyStore(fixture.store);
    store.failAt(StoreMethod.SET_LAYER_SCANNED, 1, FaultyStore.Moment.BEFORE);
    JoinedScans joined = fixture.node(store, fixture.threads(), 1).join(List.of(layer));
    joined.awaitCaptured();
    assertThrows(StoreException.class, joined::awaitScanned);
    joined.close();
    assertEverythingReleased(layer);
  }

  @Test
  @DisplayName("waits while the maximum number of scans are running")
  void concurrency() throws Exception {
    SharedScans narrow = fixture.node(fixture.store, fixture.threads(), 1);
    Layer one = held("one");
    Layer two = held("two");
    JoinedScans joined = narrow.join(List.of(one, two));
    reading.awaitArrival();
    assertFalse(reading.isReached(), "only one scan may run");
    reading.letThrough();
    reading.awaitArrival();
    assertEquals(2, fixture.reader.read().size());
    assertEquals(0, fixture.reader.open(), "the first was closed before the second began");
    reading.letThrough();
    joined.awaitScanned();
    joined.close();
  }

  @Test
  @DisplayName("fails when the executor rejects it; the next attempt starts another one")
  void rejected() throws Exception {
    Layer layer = fixture.layer("a");
    boolean[] full = {true};
    Executor executor =
        task -> {
          if (full[0]) {
            throw new RejectedExecutionException("full");
          }
          fixture.threads().execute(task);
        };
    SharedScans node = fixture.node(fixture.store, executor, 1);
    assertThrows(RejectedExecutionException.class, () -> index(node, layer));
    full[0] = false;
    index(node, layer);
    assertTrue(fixture.isScanned(layer));
  }

  @Test
  @DisplayName("on the second of two nodes finds the cells that the first has stored")
  void twoNodes() throws Exception {
    Layer layer = held("a");
    SharedScans other = fixture.node();
    JoinedScans first = node.join(List.of(layer));
    reading.awaitArrival();
    JoinedScans second = other.join(List.of(layer));
    fixture.polling.awaitArrival();
    reading.open();
    first.awaitScanned();
    fixture.polling.open();
    second.awaitScanned();
    assertEquals(List.of("a"), fixture.reader.read());
    first.close();
    second.close();
    assertEverythingReleased(layer);
  }

  @Test
  @DisplayName("on the second of two nodes reads the layer when the first has failed")
  void otherNodeTriesToo() throws Exception {
    Layer bad = fixture.layer("a", "bad");
    fixture.reader.on(
        "bad",
        () -> {
          reading.pass();
          FakeReader.fail(bad);
        });
    JoinedScans first = node.join(List.of(bad));
    reading.awaitArrival();
    JoinedScans second = fixture.node().join(List.of(Layer.of(bad.hash(), "good")));
    fixture.polling.awaitArrival();
    reading.open();
    assertThrows(LayerException.class, first::awaitScanned);
    fixture.polling.open();
    second.awaitScanned();
    assertEquals(List.of("bad", "good"), fixture.reader.read());
    first.close();
    second.close();
  }

  @Test
  @DisplayName("that lost its lease finds the cells that another node has stored")
  void leaseLost() throws Exception {
    Layer layer = fixture.layer("a");
    fixture.reader.on("a", () -> takeOver(layer, SCANNER.name()));
    index(node, layer);
    assertEquals(List.of("a"), fixture.reader.read());
    assertTrue(fixture.isScanned(layer));
  }

  @Test
  @DisplayName("that lost its lease to a node with other scanners reads the layer again")
  void leaseLostToOthers() throws Exception {
    Layer layer = fixture.layer("a");
    fixture.reader.on(
        "a",
        () -> {
          if (fixture.reader.read().size() == 1) {
            takeOver(layer, "other");
          }
        });
    index(node, layer);
    assertEquals(List.of("a", "a"), fixture.reader.read());
    assertTrue(fixture.isScanned(layer));
  }

  @Test
  @DisplayName("fails after losing its lease three times")
  void leaseAlwaysLost() {
    Layer layer = fixture.layer("a");
    fixture.reader.on("a", () -> takeOver(layer, "other"));
    assertThrows(StaleLeaseException.class, () -> index(node, layer));
    assertEquals(List.of("a", "a", "a"), fixture.reader.read());
    assertEverythingReleased(layer);
  }

  /** Lets the lease expire, takes it over as another node, and stores that node's cell. */
  private void takeOver(Layer layer, String scanner) {
    fixture.clock.advance(TIME_TO_LIVE);
    try (Lease lease =
        fixture.locks.tryAcquire("layer:" + layer.hash(), TIME_TO_LIVE).orElseThrow()) {
      Cell cell =
          new Cell(
              new ScannerIdentity(scanner, "1", SCANNER.kind()),
              Bytes.ofUtf8("other node"),
              Map.of(),
              List.of());
      fixture.store.setLayerScanned(
          new LayerScan(layer.hash(), lease.fence(), Instant.EPOCH, List.of(cell)));
    }
  }

  /** Returns a layer whose reading blocks until the test lets it continue. */
  private Layer held(String name) {
    Layer layer = fixture.layer(name);
    fixture.reader.on(name, reading::pass);
    return layer;
  }

  private static void index(SharedScans node, Layer... layers) throws InterruptedException {
    try (JoinedScans joined = node.join(List.of(layers))) {
      joined.awaitCaptured();
      joined.awaitScanned();
    }
  }

  private void assertEverythingReleased(Layer layer) {
    assertEquals(0, fixture.reader.open(), "captures");
    assertEquals(0, fixture.scheduler.waiting(), "heartbeats");
    assertTrue(fixture.isFree(layer), "lease");
  }
}
