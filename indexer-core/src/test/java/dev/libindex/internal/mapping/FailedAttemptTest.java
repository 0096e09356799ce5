package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyFixture.BACKOFF;
import static dev.libindex.internal.mapping.SupplyFixture.DAY;
import static dev.libindex.internal.mapping.SupplyFixture.NAME;
import static dev.libindex.internal.mapping.SupplyFixture.keys;
import static dev.libindex.internal.mapping.SupplyFixture.status;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.libindex.internal.log.CapturedLog;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.http.MappingFaults;
import dev.libindex.testdata.http.MappingJson;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.StoreMethod;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A failed attempt to fetch a mapping")
class FailedAttemptTest {
  private static final byte[] GOOD = MappingJson.write(REPOSITORY_TO_CPE, keys(10));

  private final SupplyFixture fixture = new SupplyFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  static Stream<Arguments> faults() {
    URI elsewhere = URI.create("http://127.0.0.1:1/");
    BlobAnswer ok = BlobAnswer.of(Body.of(GOOD));
    return Stream.of(
        arguments("503", MappingFaults.unavailable(), "status 503"),
        arguments("404", Answer.status(404), "status 404"),
        arguments("204", Answer.status(204), "status 204"),
        arguments("a mapping with another status", ok.status(203), "status 203"),
        arguments("a redirect nobody follows", Answer.redirect(302, elsewhere), "status 302"),
        arguments("no answer", Answer.drop(), "IOException"),
        arguments("a login page", MappingFaults.garbage(), "refused: JsonParseException"),
        arguments("half, connection broken", MappingFaults.truncated(GOOD), "IOException"),
        arguments("half", MappingFaults.half(GOOD), "refused: Json"),
        arguments("too large", MappingFaults.oversized(200_000), "larger than 100000 bytes"),
        arguments("endless", MappingFaults.oversized(1L << 40), "larger than 100000 bytes"),
        arguments("another shape", MappingFaults.wrongShape(), "data is not an object"),
        arguments("no keys", MappingFaults.empty(), "it has 0 keys"),
        arguments("nothing", MappingFaults.half(new byte[0]), "data is not an object"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName("is reported, keeps the current version, and is repeated after the back-off")
  void fault(String name, Answer fault, String problem) throws Exception {
    fixture.publish(keys(10));
    MappingSupply supply = fixture.started(fixture.supply());
    MappingVersion before = fixture.current();
    fixture.server.fail(fault);

    fixture.pass(DAY, supply);

    assertTrue(status(supply).problem().contains(problem), status(supply).problem());
    assertEquals(before, fixture.current());
    fixture.assertNextAttempt(BACKOFF, supply);
    assertLeaseIsFree();

    fixture.server.recover();
    fixture.pass(BACKOFF, supply);
    assertEquals("", status(supply).problem());
    assertEquals(fixture.clock.instant(), fixture.current().provenance().fetchedAt());
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("does not prevent the next one, even if it was the very first (B13)")
  void first() throws Exception {
    MappingSupply supply = fixture.started(fixture.supply());
    assertEquals("status 404", status(supply).problem());
    fixture.publish(keys(10));
    fixture.pass(BACKOFF, supply);
    assertEquals(10, fixture.current().keys());
  }

  @Test
  @DisplayName(
      "results from a first version without keys, which would leave reports finished but empty")
  void emptyFirst() throws Exception {
    fixture.server.fail(MappingFaults.empty());
    MappingSupply supply = fixture.started(fixture.supply());
    assertTrue(status(supply).problem().contains("it has 0 keys"), status(supply).problem());
    assertTrue(fixture.store.currentMapping(NAME).isEmpty());
  }

  @Test
  @DisplayName("doubles the wait, up to an hour, until an attempt succeeds")
  void exponential() throws Exception {
    MappingSupply supply = fixture.started(fixture.supply());
    for (int seconds : List.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600)) {
      Duration wait = Duration.ofSeconds(seconds);
      fixture.assertNextAttempt(wait, supply);
      int before = fixture.requests().size();
      fixture.pass(wait.minusMillis(1), supply);
      assertEquals(before, fixture.requests().size(), "too early");
      fixture.pass(Duration.ofMillis(1), supply);
      assertEquals(before + 1, fixture.requests().size());
    }
    fixture.publish(keys(1));
    fixture.pass(Duration.ofHours(1), supply);
    fixture.server.fail(MappingFaults.unavailable());
    fixture.pass(DAY, supply);
    fixture.assertNextAttempt(BACKOFF, supply);
  }

  @Test
  @DisplayName(
      "is repeated when the server asks for it, but not before the back-off, and within a day")
  void retryAfter() throws Exception {
    fixture.server.fail(MappingFaults.unavailable(Duration.ofMinutes(20)));
    MappingSupply supply = fixture.started(fixture.supply());
    fixture.assertNextAttempt(Duration.ofMinutes(20), supply);

    fixture.server.fail(MappingFaults.unavailable(Duration.ofSeconds(5)));
    fixture.pass(Duration.ofMinutes(20), supply);
    fixture.assertNextAttempt(BACKOFF.multipliedBy(2), supply);

    fixture.server.fail(MappingFaults.unavailable(Duration.ofDays(400)));
    fixture.pass(BACKOFF.multipliedBy(2), supply);
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("does not result from a version that loses keys within the tolerance")
  void shrinking() throws Exception {
    fixture.publish(keys(30));
    MappingSupply supply = fixture.started(fixture.supply());
    fixture.publish(keys(26));
    fixture.pass(DAY, supply);
    assertTrue(
        status(supply)
            .problem()
            .contains("it has 26 keys, and lacks or empties 4 of the current version's 30"),
        status(supply).problem());
    assertEquals(30, fixture.current().keys());

    fixture.publish(keys(27));
    fixture.pass(BACKOFF, supply);
    assertEquals(27, fixture.current().keys());
  }

  @Test
  @DisplayName("results from a version with as many keys, but different ones")
  void otherKeys() throws Exception {
    fixture.publish(keys(30));
    MappingSupply supply = fixture.started(fixture.supply());
    Map<String, List<String>> others = new HashMap<>();
    keys(30).forEach((key, value) -> others.put("other " + key, value));
    fixture.publish(others);
    fixture.pass(DAY, supply);
    assertTrue(
        status(supply)
            .problem()
            .contains("it has 30 keys, and lacks or empties 30 of the current"));
  }

  @Test
  @DisplayName("is not followed by another download of the refused version, which can be accepted")
  void refused() throws Exception {
    fixture.publish(keys(30));
    MappingSupply supply = fixture.started(fixture.supply());
    fixture.publish(keys(10));
    fixture.pass(DAY, supply);
    String problem = status(supply).problem();

    fixture.pass(BACKOFF, supply);
    assertEquals(Optional.of("\"version-1\""), fixture.lastRequest().ifNoneMatch());
    assertEquals(problem, status(supply).problem());
    assertEquals(30, fixture.current().keys());

    assertEquals(10, supply.acceptMapping(NAME).orElseThrow().keys());
    assertEquals("", status(supply).problem());
    assertEquals(Optional.empty(), supply.acceptMapping(NAME));
    fixture.pass(BACKOFF.multipliedBy(2), supply);
    assertEquals(Optional.of("\"version-1\""), fixture.lastRequest().ifNoneMatch());
    assertEquals(10, fixture.current().keys());
    assertEquals("", status(supply).problem());
  }

  @Test
  @DisplayName("is forgotten when the server withdraws the refused version")
  void withdrawn() throws Exception {
    fixture.publish(keys(30));
    MappingSupply supply = fixture.started(fixture.supply());
    fixture.publish(keys(10));
    fixture.pass(DAY, supply);
    fixture.publish(keys(30));
    fixture.pass(BACKOFF, supply);
    assertEquals("", status(supply).problem());
    assertEquals(Optional.empty(), fixture.store.refusedMapping(NAME));
    assertEquals(1, fixture.current().sequence());
  }

  @Test
  @DisplayName("is logged once for each cause")
  void logged() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      MappingSupply supply = fixture.started(fixture.supply());
      fixture.pass(Duration.ofSeconds(30), supply);
      fixture.server.fail(MappingFaults.unavailable());
      fixture.pass(Duration.ofMinutes(1), supply);
      fixture.pass(Duration.ofMinutes(2), supply);
      assertEquals(4, fixture.requests().size());
      assertEquals(2, log.lines("WARN").size(), log.lines("WARN").toString());
      assertTrue(log.lines("WARN").get(0).endsWith("repository-to-cpe.json: status 404"));
      assertTrue(log.lines("WARN").get(1).endsWith("repository-to-cpe.json: status 503"));
    }
  }

  @ParameterizedTest
  @MethodSource("storeMethods")
  @DisplayName("is repeated when the store was the cause")
  void storeLost(StoreMethod method) throws Exception {
    fixture.publish(keys(10));
    MappingSupply supply = fixture.supply();
    fixture.store.failAt(method, 1, Moment.BEFORE);
    fixture.started(supply);
    assertTrue(status(supply).problem().contains("injected"), status(supply).problem());
    fixture.assertNextAttempt(BACKOFF, supply);
    assertLeaseIsFree();
    fixture.pass(BACKOFF, supply);
    assertEquals(10, fixture.current().keys());
  }

  static Stream<StoreMethod> storeMethods() {
    return Stream.of(StoreMethod.CURRENT_MAPPING, StoreMethod.INSTALL_MAPPING);
  }

  @Test
  @DisplayName("is repeated when no thread was available")
  void rejected() throws Exception {
    Executor healthy = fixture.executor;
    boolean[] full = {true};
    fixture.executor =
        task -> {
          if (full[0]) {
            throw new RejectedExecutionException("full");
          }
          healthy.execute(task);
        };
    fixture.publish(keys(10));
    MappingSupply supply = fixture.started(fixture.supply());
    assertEquals("RejectedExecutionException: full", status(supply).problem());
    full[0] = false;
    fixture.pass(BACKOFF, supply);
    assertEquals(10, fixture.current().keys());
  }

  private void assertLeaseIsFree() {
    fixture.locks.tryAcquire("mapping:" + NAME, DAY).orElseThrow().close();
  }
}
