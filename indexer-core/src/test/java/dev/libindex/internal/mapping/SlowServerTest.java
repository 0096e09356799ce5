package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyFixture.BACKOFF;
import static dev.libindex.internal.mapping.SupplyFixture.DAY;
import static dev.libindex.internal.mapping.SupplyFixture.NAME;
import static dev.libindex.internal.mapping.SupplyFixture.PATIENCE;
import static dev.libindex.internal.mapping.SupplyFixture.START;
import static dev.libindex.internal.mapping.SupplyFixture.TIMEOUT;
import static dev.libindex.internal.mapping.SupplyFixture.keys;
import static dev.libindex.internal.mapping.SupplyFixture.status;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.http.Delivery;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.http.MappingFaults;
import dev.libindex.testdata.http.MappingJson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("While a server is slow to send a mapping,")
class SlowServerTest {
  private static final byte[] GOOD = MappingJson.write(REPOSITORY_TO_CPE, keys(10));

  private final SupplyFixture fixture = new SupplyFixture();
  private final Gate gate = Gate.closed();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @DisplayName("start() returns immediately, and no thread is held")
  void startReturns() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      fixture.executor = single;
      hang();
      MappingSupply supply = fixture.supply();
      supply.start();
      gate.awaitArrivals(1, PATIENCE);
      assertEquals("free", single.submit(() -> "free").get(60, TimeUnit.SECONDS));
      assertEquals(new MappingStatus(NAME, null, "", START), status(supply));

      fixture.publish(keys(10));
      gate.open();
      fixture.settled(supply);
      assertEquals(10, fixture.current().keys());
    } finally {
      single.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  @DisplayName("the attempt ends at the timeout, however many bytes have trickled in")
  void timeout(int bytes) throws Exception {
    if (bytes == 0) {
      hang();
    } else {
      fixture.server.fail(
          BlobAnswer.of(Body.of(GOOD)).delivered(Delivery.pausedAfter(bytes, gate)));
    }
    MappingSupply supply = fixture.supply();
    supply.start();
    gate.awaitArrivals(1, PATIENCE);

    fixture.scheduler.advance(TIMEOUT.minusMillis(1));
    assertEquals(START, status(supply).nextAttempt());
    fixture.pass(Duration.ofMillis(1), supply);

    String problem = status(supply).problem();
    assertTrue(
        problem.matches("HttpTimeoutException: no whole answer from .+:\\d+ within 60 s"), problem);
    fixture.assertNextAttempt(BACKOFF, supply);
    fixture.locks.tryAcquire("mapping:" + NAME, DAY).orElseThrow().close();
  }

  @Test
  @DisplayName("the body of an error is not waited for")
  void slowError() throws Exception {
    fixture.server.fail(
        BlobAnswer.of(Body.of(GOOD))
            .status(503)
            .header("Retry-After", "600")
            .delivered(Delivery.pausedAfter(1, gate)));
    MappingSupply supply = fixture.started(fixture.supply());
    assertEquals("status 503", status(supply).problem());
    fixture.assertNextAttempt(Duration.ofMinutes(10), supply);
  }

  @Test
  @DisplayName("a refresh makes an attempt of its own if the one under way fails")
  void refreshDuringAFailingAttempt() throws Exception {
    fixture.server.fail(BlobAnswer.of(Body.of(GOOD)).status(503).heldBy(gate));
    MappingSupply supply = fixture.supply();
    supply.start();
    gate.awaitArrivals(1, PATIENCE);
    CompletableFuture<MappingStatus> refresh = waitingRefresh(supply);
    fixture.server.recover();
    fixture.publish(keys(10));
    gate.open();
    fixture.settled(supply);
    assertFalse(refresh.isDone());

    fixture.pass(Duration.ZERO, supply);
    assertEquals(10, Objects.requireNonNull(refresh.get(60, TimeUnit.SECONDS).current()).keys());
    assertEquals(2, fixture.requests().size());
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("all refreshes share one request")
  void refreshesShareOneRequest() throws Exception {
    hang();
    MappingSupply supply = fixture.supply();
    supply.start();
    gate.awaitArrivals(1, PATIENCE);
    List<CompletableFuture<MappingStatus>> refreshes =
        List.of(waitingRefresh(supply), waitingRefresh(supply), waitingRefresh(supply));
    fixture.publish(keys(10));
    gate.open();
    for (CompletableFuture<MappingStatus> refresh : refreshes) {
      MappingStatus status = refresh.get(60, TimeUnit.SECONDS);
      assertEquals(10, Objects.requireNonNull(status.current()).keys());
    }
    assertEquals(1, fixture.requests().size());
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("a refresh waits no longer than allowed, and a late answer is still installed")
  void refreshIsBounded() throws Exception {
    hang();
    MappingSupply supply = fixture.supply();
    List<MappingStatus> status = supply.refresh(Duration.ofMillis(1));
    assertEquals(List.of(new MappingStatus(NAME, null, "", START)), status);
    fixture.publish(keys(10));
    gate.open();
    fixture.settled(supply);
    assertEquals(10, fixture.current().keys());
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("closing cancels the request and leaves no timer, connection or lease")
  void closed() throws Exception {
    fixture.maxBytes = Integer.MAX_VALUE; // Only closing can end what the server sends.
    CountDownLatch dropped = new CountDownLatch(1);
    fixture.server.fail(trickle(dropped));
    MappingSupply supply = fixture.supply();
    supply.start();
    gate.awaitArrivals(1, PATIENCE);
    CompletableFuture<MappingStatus> waiting = refresh(supply);

    supply.close();

    waiting.get(60, TimeUnit.SECONDS);
    gate.open();
    assertTrue(dropped.await(60, TimeUnit.SECONDS), "the connection is still open");
    assertEquals(0, fixture.scheduler.waiting(), "timers");
    assertTrue(supply.attempts().stream().allMatch(CompletableFuture::isDone));
    fixture.locks.tryAcquire("mapping:" + NAME, DAY).orElseThrow().close();
    assertEquals(new MappingStatus(NAME, null, "", null), status(supply));

    supply.close();
    supply.refresh(PATIENCE);
    fixture.pass(DAY, supply);
    assertEquals(1, fixture.requests().size());
  }

  @Test
  @DisplayName("closing between attempts cancels the next")
  void closedBetween() throws Exception {
    MappingSupply supply = fixture.started(fixture.supply());
    supply.close();
    assertEquals(0, fixture.scheduler.waiting());
    fixture.pass(DAY, supply);
    assertEquals(1, fixture.requests().size());
  }

  @Test
  @DisplayName("a refresh ignores the back-off and replaces the timer")
  void refreshMovesTheSchedule() throws Exception {
    fixture.server.fail(MappingFaults.unavailable(Duration.ofHours(2)));
    MappingSupply supply = fixture.started(fixture.supply());
    fixture.assertNextAttempt(Duration.ofHours(2), supply);
    fixture.scheduler.advance(Duration.ofMinutes(1));

    fixture.server.fail(MappingFaults.unavailable());
    assertEquals("status 503", refresh(supply).get(60, TimeUnit.SECONDS).problem());
    assertEquals(2, fixture.requests().size());
    fixture.assertNextAttempt(BACKOFF.multipliedBy(2), supply);

    fixture.server.recover();
    fixture.publish(keys(10));
    assertEquals("", refresh(supply).get(60, TimeUnit.SECONDS).problem());
    fixture.assertNextAttempt(DAY, supply);
    fixture.pass(DAY.minusMillis(1), supply);
    assertEquals(3, fixture.requests().size(), "the old timers are cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/etc/passwd", "ftp://host/file", "mapping.json", "http:///path"})
  @DisplayName("only http and https URIs are accepted")
  void scheme(String uri) {
    MappingSource source = MappingSource.uri(URI.create(uri));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> fixture.supply(source));
    assertTrue(refused.toString().contains("mapping " + NAME), refused.toString());
  }

  private void hang() {
    fixture.server.fail(BlobAnswer.of(Body.of(GOOD)).heldBy(gate));
  }

  /**
   * Returns an answer that sends bytes as slowly as the gate allows until it is opened, then
   * without end.
   */
  private Answer trickle(CountDownLatch dropped) {
    Answer endless =
        BlobAnswer.of(Body.repeated(' ', Long.MAX_VALUE))
            .chunked()
            .delivered(Delivery.inSteps(1, gate));
    return exchange -> {
      try {
        endless.respond(exchange);
      } catch (IOException e) {
        dropped.countDown();
        throw e;
      }
    };
  }

  /** Refreshes in a separate thread, however long it takes. */
  private static CompletableFuture<MappingStatus> refresh(MappingSupply supply) {
    CompletableFuture<MappingStatus> result = new CompletableFuture<>();
    refresher(supply, result).start();
    return result;
  }

  /** Starts a refresh, and returns once it is waiting for the answer. */
  private static CompletableFuture<MappingStatus> waitingRefresh(MappingSupply supply) {
    CompletableFuture<MappingStatus> result = new CompletableFuture<>();
    Thread thread = refresher(supply, result);
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return result;
  }

  private static Thread refresher(MappingSupply supply, CompletableFuture<MappingStatus> result) {
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(supply.refresh(DAY).get(0));
              } catch (InterruptedException e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    return thread;
  }
}
