package dev.libindex.internal.scan;

import static dev.libindex.internal.scan.ScanBench.SCANNER;
import static dev.libindex.internal.scan.ScanBench.TIME_TO_LIVE;
import static dev.libindex.internal.scan.ScanBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.LayerException;
import dev.libindex.error.StaleLeaseException;
import dev.libindex.error.StoreException;
import dev.libindex.lock.Lease;
import dev.libindex.model.Layer;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
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

@DisplayName("A layer on its way")
class LayerFlightsTest {
  private final ScanBench bench = new ScanBench();
  private final LayerFlights node = bench.node();
  private final Crossing reading = new Crossing();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  @DisplayName("is read once, however many wait for it")
  void shared(int waiters) throws Exception {
    Layer layer = held("a");
    List<Boarding> boardings =
        Stream.generate(() -> node.board(List.of(layer))).limit(waiters).toList();
    reading.awaitArrival();
    reading.open();
    for (Boarding boarding : boardings) {
      boarding.awaitCaptured();
      boarding.awaitScanned();
      boarding.close();
    }
    assertEquals(List.of("a"), bench.reader.read());
    assertTrue(bench.isScanned(layer));
    assertEverythingGivenBack(layer);
  }

  @Test
  @DisplayName("is not read when its cells are there")
  void known() throws Exception {
    Layer layer = bench.layer("a");
    index(node, layer);
    index(node, layer);
    assertEquals(List.of("a"), bench.reader.read());
  }

  @Test
  @DisplayName("goes on when the one who asked first is interrupted")
  void firstInterrupted() throws Exception {
    Layer layer = held("a");
    CompletableFuture<Thread> first = new CompletableFuture<>();
    CompletableFuture<Void> interrupted =
        bench.start(
            () -> {
              first.complete(Thread.currentThread());
              index(node, layer);
            });
    reading.awaitArrival();
    Boarding second = node.board(List.of(layer));

    first.join().interrupt();
    assertThrows(InterruptedException.class, () -> await(interrupted));
    reading.open();

    second.awaitScanned();
    second.close();
    assertEquals(List.of("a"), bench.reader.read());
    assertTrue(bench.isScanned(layer));
  }

  @Test
  @DisplayName("is given up when the last one leaves, and read anew for the next")
  void lastLeaves() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Layer layer = bench.layer("a");
    bench.reader.on(
        "a",
        () -> {
          try {
            reading.cross();
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        });
    Boarding first = node.board(List.of(layer));
    Boarding second = node.board(List.of(layer));
    reading.awaitArrival();

    first.close();
    assertEquals(1, interrupted.getCount(), "one is still waiting");
    second.close();

    assertTrue(interrupted.await(60, TimeUnit.SECONDS));
    assertFalse(bench.isScanned(layer));
    reading.open();
    bench.polling.open();
    index(node, layer);
    assertEquals(List.of("a", "a"), bench.reader.read());
    assertEverythingGivenBack(layer);
  }

  @Test
  @DisplayName("that nobody waits for any more is not joined, even if it does not end at once")
  void abandoned() throws Exception {
    CountDownLatch stubborn = new CountDownLatch(1);
    Layer layer = bench.layer("a");
    bench.reader.on(
        "a",
        () -> {
          try {
            reading.cross();
          } catch (InterruptedException e) {
            stubborn.await();
            throw e;
          }
        });
    Boarding first = node.board(List.of(layer));
    reading.awaitArrival();
    first.close();

    Boarding second = node.board(List.of(layer));
    bench.polling.awaitArrival();
    stubborn.countDown();
    reading.open();
    bench.polling.open();
    second.awaitScanned();
    second.close();
    assertEquals(List.of("a", "a"), bench.reader.read());
  }

  @Test
  @DisplayName("that nobody waits for before a thread has come for it is not read")
  void leftEarly() {
    Layer layer = bench.layer("a");
    CompletableFuture<Runnable> task = new CompletableFuture<>();
    LayerFlights slow = bench.node(bench.store, task::complete, 1);
    slow.board(List.of(layer)).close();
    task.join().run();
    assertFalse(Thread.interrupted(), "the thread is not ours to interrupt");
    assertEquals(List.of(), bench.reader.read());
  }

  @Test
  @DisplayName("leaves no interrupt behind in a thread that was interrupted too late")
  void leftLate() {
    Layer layer = bench.layer("a");
    CompletableFuture<Runnable> task = new CompletableFuture<>();
    Boarding boarding = bench.node(bench.store, task::complete, 1).board(List.of(layer));
    bench.reader.on("a", boarding::close);
    task.join().run();
    assertFalse(Thread.interrupted());
    assertEverythingGivenBack(layer);
  }

  @Test
  @DisplayName("fails for all who gave the same URI and headers, read once")
  void failure() throws Exception {
    Layer layer = bench.layer("a");
    bench.reader.on(
        "a",
        () -> {
          reading.cross();
          FakeReader.fail(layer);
        });
    Boarding first = node.board(List.of(layer));
    Boarding second = node.board(List.of(Layer.of(layer.hash(), "a")));
    reading.awaitArrival();
    reading.open();
    LayerException one = assertThrows(LayerException.class, first::awaitCaptured);
    LayerException other = assertThrows(LayerException.class, second::awaitScanned);
    assertSame(one, other);
    assertEquals(List.of("a"), bench.reader.read());
    first.close();
    second.close();
    assertEverythingGivenBack(layer);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("does not fail for one whose own URI or headers may be better")
  void othersUri(boolean sameUri) throws Exception {
    Layer bad = bench.layer("a", "bad");
    Layer good =
        new Layer(
            bad.hash(), sameUri ? "bad" : "good", Map.of("Authorization", List.of("Bearer good")));
    bench.reader.on(
        "bad",
        () -> {
          reading.cross();
          if (bench.reader.read().size() == 1) {
            FakeReader.fail(bad);
          }
        });
    Boarding first = node.board(List.of(bad));
    reading.awaitArrival();
    Boarding second = node.board(List.of(good));
    reading.open();
    assertThrows(LayerException.class, first::awaitScanned);
    second.awaitScanned();
    assertEquals(List.of("bad", good.uri()), bench.reader.read());
    assertTrue(bench.isScanned(good));
    first.close();
    second.close();
    assertEverythingGivenBack(good);
  }

  @Test
  @DisplayName("that fails lets the others of its manifest land")
  void othersLand() throws Exception {
    Layer bad = bench.layer("bad");
    Layer worse = bench.layer("worse");
    Layer good = held("good");
    bench.reader.failOn(bad);
    bench.reader.failOn(worse);
    CompletableFuture<Void> run = bench.start(() -> index(node, bad, good, worse));
    reading.awaitArrival();
    assertFalse(run.isDone());
    reading.open();
    LayerException failure = assertThrows(LayerException.class, () -> await(run));
    assertEquals(bad.hash(), failure.layer());
    assertEquals(1, failure.getSuppressed().length);
    assertEquals(worse.hash(), ((LayerException) failure.getSuppressed()[0]).layer());
    assertTrue(bench.isScanned(good));
  }

  @Test
  @DisplayName("lands when another fails while its scanners are at work")
  void othersAreScanned() throws Exception {
    Layer good = bench.layer("good");
    Layer bad = bench.layer("bad");
    bench.reader.on(
        "bad",
        () -> {
          reading.cross();
          FakeReader.fail(bad);
        });
    Crossing scanning = new Crossing();
    bench.scanning = scanning::cross;
    CompletableFuture<Void> run = bench.start(() -> index(node, good, bad));
    scanning.awaitArrival();
    reading.open();
    assertThrows(TimeoutException.class, () -> run.get(200, TimeUnit.MILLISECONDS));
    scanning.open();
    assertThrows(LayerException.class, () -> await(run));
    assertTrue(bench.isScanned(good));
  }

  @Test
  @DisplayName("whose reader throws something unforeseen lets the others land, too")
  void unforeseen() throws Exception {
    Layer bad = bench.layer("bad");
    Layer good = held("good");
    bench.reader.on(
        "bad",
        () -> {
          throw new IllegalStateException("a bug");
        });
    CompletableFuture<Void> run = bench.start(() -> index(node, bad, good));
    reading.awaitArrival();
    reading.open();
    assertEquals("a bug", assertThrows(IllegalStateException.class, () -> await(run)).getMessage());
    assertTrue(bench.isScanned(good));
  }

  @Test
  @DisplayName("is captured before its scanners have stored anything")
  void captured() throws Exception {
    Layer layer = bench.layer("a");
    FaultyStore store = new FaultyStore(bench.store);
    store.failAt(StoreMethod.SET_LAYER_SCANNED, 1, FaultyStore.Moment.BEFORE);
    Boarding boarding = bench.node(store, bench.threads(), 1).board(List.of(layer));
    boarding.awaitCaptured();
    assertThrows(StoreException.class, boarding::awaitScanned);
    boarding.close();
    assertEverythingGivenBack(layer);
  }

  @Test
  @DisplayName("waits until there are fewer on their way than are allowed")
  void concurrency() throws Exception {
    LayerFlights narrow = bench.node(bench.store, bench.threads(), 1);
    Layer one = held("one");
    Layer two = held("two");
    Boarding boarding = narrow.board(List.of(one, two));
    reading.awaitArrival();
    assertFalse(reading.isReached(), "two at once");
    reading.letThrough();
    reading.awaitArrival();
    assertEquals(2, bench.reader.read().size());
    assertEquals(0, bench.reader.open(), "the first was closed before the second began");
    reading.letThrough();
    boarding.awaitScanned();
    boarding.close();
  }

  @Test
  @DisplayName("fails if there is no thread for it, and the next attempt is free to try")
  void rejected() throws Exception {
    Layer layer = bench.layer("a");
    boolean[] full = {true};
    Executor executor =
        task -> {
          if (full[0]) {
            throw new RejectedExecutionException("full");
          }
          bench.threads().execute(task);
        };
    LayerFlights node = bench.node(bench.store, executor, 1);
    assertThrows(RejectedExecutionException.class, () -> index(node, layer));
    full[0] = false;
    index(node, layer);
    assertTrue(bench.isScanned(layer));
  }

  @Test
  @DisplayName("is read once by two nodes: the one that waited finds it paid for")
  void twoNodes() throws Exception {
    Layer layer = held("a");
    LayerFlights other = bench.node();
    Boarding first = node.board(List.of(layer));
    reading.awaitArrival();
    Boarding second = other.board(List.of(layer));
    bench.polling.awaitArrival();
    reading.open();
    first.awaitScanned();
    bench.polling.open();
    second.awaitScanned();
    assertEquals(List.of("a"), bench.reader.read());
    first.close();
    second.close();
    assertEverythingGivenBack(layer);
  }

  @Test
  @DisplayName("is read by the other node when the one fails")
  void otherNodeTriesToo() throws Exception {
    Layer bad = bench.layer("a", "bad");
    bench.reader.on(
        "bad",
        () -> {
          reading.cross();
          FakeReader.fail(bad);
        });
    Boarding first = node.board(List.of(bad));
    reading.awaitArrival();
    Boarding second = bench.node().board(List.of(Layer.of(bad.hash(), "good")));
    bench.polling.awaitArrival();
    reading.open();
    assertThrows(LayerException.class, first::awaitScanned);
    bench.polling.open();
    second.awaitScanned();
    assertEquals(List.of("bad", "good"), bench.reader.read());
    first.close();
    second.close();
  }

  @Test
  @DisplayName("whose lease was lost is looked at again: another node has paid for it")
  void leaseLost() throws Exception {
    Layer layer = bench.layer("a");
    bench.reader.on("a", () -> takeOver(layer, SCANNER.name()));
    index(node, layer);
    assertEquals(List.of("a"), bench.reader.read());
    assertTrue(bench.isScanned(layer));
  }

  @Test
  @DisplayName("whose lease was lost to a node with other scanners is read again")
  void leaseLostToOthers() throws Exception {
    Layer layer = bench.layer("a");
    bench.reader.on(
        "a",
        () -> {
          if (bench.reader.read().size() == 1) {
            takeOver(layer, "other");
          }
        });
    index(node, layer);
    assertEquals(List.of("a", "a"), bench.reader.read());
    assertTrue(bench.isScanned(layer));
  }

  @Test
  @DisplayName("whose lease is lost time and again fails in the end")
  void leaseAlwaysLost() {
    Layer layer = bench.layer("a");
    bench.reader.on("a", () -> takeOver(layer, "other"));
    assertThrows(StaleLeaseException.class, () -> index(node, layer));
    assertEquals(List.of("a", "a", "a"), bench.reader.read());
    assertEverythingGivenBack(layer);
  }

  /** Another node finds the lease expired, because ours stood still, and writes its cell. */
  private void takeOver(Layer layer, String scanner) {
    bench.clock.advance(TIME_TO_LIVE);
    try (Lease lease =
        bench.locks.tryAcquire("layer:" + layer.hash(), TIME_TO_LIVE).orElseThrow()) {
      Cell cell =
          new Cell(
              new ScannerIdentity(scanner, "1", SCANNER.kind()),
              Bytes.ofUtf8("other node"),
              Map.of(),
              List.of());
      bench.store.setLayerScanned(
          new LayerScan(layer.hash(), lease.fence(), Instant.EPOCH, List.of(cell)));
    }
  }

  /** A layer whose reading waits for the test. */
  private Layer held(String name) {
    Layer layer = bench.layer(name);
    bench.reader.on(name, reading::cross);
    return layer;
  }

  private static void index(LayerFlights node, Layer... layers) throws InterruptedException {
    try (Boarding boarding = node.board(List.of(layers))) {
      boarding.awaitCaptured();
      boarding.awaitScanned();
    }
  }

  private void assertEverythingGivenBack(Layer layer) {
    assertEquals(0, bench.reader.open(), "captures");
    assertEquals(0, bench.scheduler.waiting(), "heartbeats");
    assertTrue(bench.isFree(layer), "lease");
  }
}
