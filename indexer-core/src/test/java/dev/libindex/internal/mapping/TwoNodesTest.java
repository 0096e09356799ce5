package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyBench.DAY;
import static dev.libindex.internal.mapping.SupplyBench.NAME;
import static dev.libindex.internal.mapping.SupplyBench.PATIENCE;
import static dev.libindex.internal.mapping.SupplyBench.START;
import static dev.libindex.internal.mapping.SupplyBench.TIMEOUT;
import static dev.libindex.internal.mapping.SupplyBench.keys;
import static dev.libindex.internal.mapping.SupplyBench.status;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.http.Gate;
import dev.libindex.testdata.http.MappingFaults;
import dev.libindex.testdata.http.MappingJson;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two nodes that share a store and locks")
class TwoNodesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Answer GOOD =
      BlobAnswer.of(Body.of(MappingJson.write(REPOSITORY_TO_CPE, keys(10))));

  private final SupplyBench bench = new SupplyBench();
  private final Gate gate = Gate.closed();
  private final MappingSource source = MappingSource.uri(bench.server.uri(REPOSITORY_TO_CPE));
  private final MappingSupply first = bench.supply(source);
  private final ManualScheduler secondsTime = new ManualScheduler(bench.clock);
  private final MappingSupply second = bench.supply(source, secondsTime);

  @BeforeEach
  void firstRequestsAndWaits() throws Exception {
    bench.server.fail(GOOD.heldBy(gate));
    first.start();
    gate.awaitArrivals(1, PATIENCE);
    bench.started(second);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName(
      "send one request: the other looks at the store a little later, and reports no problem")
  void oneRequest() throws Exception {
    MappingStatus looking = new MappingStatus(NAME, null, "", START.plusSeconds(1));
    assertEquals(looking, status(second));
    secondsTime.advance(SECOND);
    bench.settled(second);
    assertEquals(START.plusSeconds(3), status(second).nextAttempt(), "less often each time");

    gate.open();
    bench.settled(first);
    secondsTime.advance(SECOND.multipliedBy(2));
    bench.settled(second);

    assertEquals(1, bench.requests().size());
    assertEquals(bench.current(), status(second).current());
    assertEquals(bench.current().provenance().fetchedAt().plus(DAY), status(second).nextAttempt());
  }

  @Test
  @DisplayName("send one request a day together, whichever comes first")
  void oneRequestPerInterval() throws Exception {
    gate.open();
    bench.settled(first);
    secondsTime.advance(SECOND);
    bench.settled(second);
    for (int day = 1; day <= 3; day++) {
      secondsTime.advance(DAY);
      bench.settled(second);
      bench.pass(Duration.ZERO, first);
      assertEquals(1 + day, bench.requests().size(), "day " + day);
    }
  }

  @Test
  @DisplayName("send no request after a restart while the version is fresh")
  void restart() throws Exception {
    gate.open();
    bench.settled(first);
    bench.clock.advance(Duration.ofHours(20));
    MappingSupply third = bench.started(bench.supply(source));
    assertEquals(1, bench.requests().size());
    assertEquals(bench.current().provenance().fetchedAt().plus(DAY), status(third).nextAttempt());
  }

  @Test
  @DisplayName("send a request on refresh even if the version is fresh")
  void refreshAsksWhatIsFresh() throws Exception {
    gate.open();
    bench.settled(first);
    bench.clock.advance(SECOND);
    second.refresh(PATIENCE);
    assertEquals(2, bench.requests().size());
    assertEquals(bench.clock.instant(), bench.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("share a request if one refreshes while the other is fetching")
  void refreshSharesTheOthers() throws Exception {
    assertEquals("", second.refresh(Duration.ofMillis(1)).get(0).problem());
    bench.clock.advance(SECOND.dividedBy(2));
    gate.open();
    bench.settled(first);
    secondsTime.advance(SECOND.multipliedBy(2));
    bench.settled(second);
    assertEquals(1, bench.requests().size());
    assertEquals(bench.current().provenance().fetchedAt().plus(DAY), status(second).nextAttempt());
  }

  @Test
  @DisplayName("take over from each other after a failure")
  void firstFails() throws Exception {
    bench.server.fail(MappingFaults.unavailable());
    first.close();
    secondsTime.advance(SECOND);
    bench.settled(second);
    assertEquals(2, bench.requests().size());
    assertEquals("status 503", status(second).problem());
  }

  @Test
  @DisplayName("take over from each other after a death, once the lease has expired")
  void firstDies() throws Exception {
    bench.server.recover();
    bench.publish(keys(10));
    // In small steps: a look schedules the next one relative to the end of the step.
    for (int i = 0; i < 300 && bench.requests().size() == 1; i++) {
      secondsTime.advance(SECOND);
      bench.settled(second);
    }
    assertEquals(10, bench.current().keys());
    Duration waited = Duration.between(START, bench.current().provenance().fetchedAt());
    assertTrue(waited.compareTo(TIMEOUT.plusSeconds(40)) <= 0, waited.toString());
  }
}
