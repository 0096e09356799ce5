package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyFixture.DAY;
import static dev.libindex.internal.mapping.SupplyFixture.NAME;
import static dev.libindex.internal.mapping.SupplyFixture.PATIENCE;
import static dev.libindex.internal.mapping.SupplyFixture.START;
import static dev.libindex.internal.mapping.SupplyFixture.TIMEOUT;
import static dev.libindex.internal.mapping.SupplyFixture.keys;
import static dev.libindex.internal.mapping.SupplyFixture.status;
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

  private final SupplyFixture fixture = new SupplyFixture();
  private final Gate gate = Gate.closed();
  private final MappingSource source = MappingSource.uri(fixture.server.uri(REPOSITORY_TO_CPE));
  private final MappingSupply first = fixture.supply(source);
  private final ManualScheduler secondScheduler = new ManualScheduler(fixture.clock);
  private final MappingSupply second = fixture.supply(source, secondScheduler);

  @BeforeEach
  void firstRequestsAndWaits() throws Exception {
    fixture.server.fail(GOOD.heldBy(gate));
    first.start();
    gate.awaitArrivals(1, PATIENCE);
    fixture.started(second);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @DisplayName(
      "send one request: the other node checks the store a little later, and reports no problem")
  void oneRequest() throws Exception {
    MappingStatus polling = new MappingStatus(NAME, null, "", START.plusSeconds(1));
    assertEquals(polling, status(second));
    secondScheduler.advance(SECOND);
    fixture.settled(second);
    assertEquals(START.plusSeconds(3), status(second).nextAttempt(), "less often each time");

    gate.open();
    fixture.settled(first);
    secondScheduler.advance(SECOND.multipliedBy(2));
    fixture.settled(second);

    assertEquals(1, fixture.requests().size());
    assertEquals(fixture.current(), status(second).current());
    assertEquals(
        fixture.current().provenance().fetchedAt().plus(DAY), status(second).nextAttempt());
  }

  @Test
  @DisplayName("send one request a day between them, whichever comes first")
  void oneRequestPerInterval() throws Exception {
    gate.open();
    fixture.settled(first);
    secondScheduler.advance(SECOND);
    fixture.settled(second);
    for (int day = 1; day <= 3; day++) {
      secondScheduler.advance(DAY);
      fixture.settled(second);
      fixture.pass(Duration.ZERO, first);
      assertEquals(1 + day, fixture.requests().size(), "day " + day);
    }
  }

  @Test
  @DisplayName("send no request after a restart while the version is fresh")
  void restart() throws Exception {
    gate.open();
    fixture.settled(first);
    fixture.clock.advance(Duration.ofHours(20));
    MappingSupply third = fixture.started(fixture.supply(source));
    assertEquals(1, fixture.requests().size());
    assertEquals(fixture.current().provenance().fetchedAt().plus(DAY), status(third).nextAttempt());
  }

  @Test
  @DisplayName("send a request on refresh even if the version is fresh")
  void refreshRequestsAFreshVersion() throws Exception {
    gate.open();
    fixture.settled(first);
    fixture.clock.advance(SECOND);
    second.refresh(PATIENCE);
    assertEquals(2, fixture.requests().size());
    assertEquals(fixture.clock.instant(), fixture.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("share a request if one refreshes while the other is fetching")
  void refreshSharesTheRequest() throws Exception {
    assertEquals("", second.refresh(Duration.ofMillis(1)).get(0).problem());
    fixture.clock.advance(SECOND.dividedBy(2));
    gate.open();
    fixture.settled(first);
    secondScheduler.advance(SECOND.multipliedBy(2));
    fixture.settled(second);
    assertEquals(1, fixture.requests().size());
    assertEquals(
        fixture.current().provenance().fetchedAt().plus(DAY), status(second).nextAttempt());
  }

  @Test
  @DisplayName("take over from each other if one fails")
  void firstFails() throws Exception {
    fixture.server.fail(MappingFaults.unavailable());
    first.close();
    secondScheduler.advance(SECOND);
    fixture.settled(second);
    assertEquals(2, fixture.requests().size());
    assertEquals("status 503", status(second).problem());
  }

  @Test
  @DisplayName("take over from each other if one dies, once its lease has expired")
  void firstDies() throws Exception {
    fixture.server.recover();
    fixture.publish(keys(10));
    // In small steps, because a poll schedules the next one relative to the end of the step.
    for (int i = 0; i < 300 && fixture.requests().size() == 1; i++) {
      secondScheduler.advance(SECOND);
      fixture.settled(second);
    }
    assertEquals(10, fixture.current().keys());
    Duration waited = Duration.between(START, fixture.current().provenance().fetchedAt());
    assertTrue(waited.compareTo(TIMEOUT.plusSeconds(40)) <= 0, waited.toString());
  }
}
