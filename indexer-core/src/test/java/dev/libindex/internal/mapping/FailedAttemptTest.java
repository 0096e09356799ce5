package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyBench.BACKOFF;
import static dev.libindex.internal.mapping.SupplyBench.DAY;
import static dev.libindex.internal.mapping.SupplyBench.NAME;
import static dev.libindex.internal.mapping.SupplyBench.keys;
import static dev.libindex.internal.mapping.SupplyBench.status;
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

  private final SupplyBench bench = new SupplyBench();

  @AfterEach
  void close() {
    bench.close();
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
    bench.publish(keys(10));
    MappingSupply supply = bench.started(bench.supply());
    MappingVersion before = bench.current();
    bench.server.fail(fault);

    bench.pass(DAY, supply);

    assertTrue(status(supply).problem().contains(problem), status(supply).problem());
    assertEquals(before, bench.current());
    bench.assertNextAttempt(BACKOFF, supply);
    assertLeaseIsFree();

    bench.server.recover();
    bench.pass(BACKOFF, supply);
    assertEquals("", status(supply).problem());
    assertEquals(bench.clock.instant(), bench.current().provenance().fetchedAt());
    bench.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("does not prevent the next one, even if it was the very first (B13)")
  void first() throws Exception {
    MappingSupply supply = bench.started(bench.supply());
    assertEquals("status 404", status(supply).problem());
    bench.publish(keys(10));
    bench.pass(BACKOFF, supply);
    assertEquals(10, bench.current().keys());
  }

  @Test
  @DisplayName(
      "results from a first version without keys, which would leave reports finished but empty")
  void emptyFirst() throws Exception {
    bench.server.fail(MappingFaults.empty());
    MappingSupply supply = bench.started(bench.supply());
    assertTrue(status(supply).problem().contains("it has 0 keys"), status(supply).problem());
    assertTrue(bench.store.currentMapping(NAME).isEmpty());
  }

  @Test
  @DisplayName("doubles the wait, up to an hour, until an attempt succeeds")
  void exponential() throws Exception {
    MappingSupply supply = bench.started(bench.supply());
    for (int seconds : List.of(30, 60, 120, 240, 480, 960, 1920, 3600, 3600)) {
      Duration wait = Duration.ofSeconds(seconds);
      bench.assertNextAttempt(wait, supply);
      int before = bench.requests().size();
      bench.pass(wait.minusMillis(1), supply);
      assertEquals(before, bench.requests().size(), "too early");
      bench.pass(Duration.ofMillis(1), supply);
      assertEquals(before + 1, bench.requests().size());
    }
    bench.publish(keys(1));
    bench.pass(Duration.ofHours(1), supply);
    bench.server.fail(MappingFaults.unavailable());
    bench.pass(DAY, supply);
    bench.assertNextAttempt(BACKOFF, supply);
  }

  @Test
  @DisplayName(
      "is repeated when the server asks for it, but not before the back-off, and within a day")
  void retryAfter() throws Exception {
    bench.server.fail(MappingFaults.unavailable(Duration.ofMinutes(20)));
    MappingSupply supply = bench.started(bench.supply());
    bench.assertNextAttempt(Duration.ofMinutes(20), supply);

    bench.server.fail(MappingFaults.unavailable(Duration.ofSeconds(5)));
    bench.pass(Duration.ofMinutes(20), supply);
    bench.assertNextAttempt(BACKOFF.multipliedBy(2), supply);

    bench.server.fail(MappingFaults.unavailable(Duration.ofDays(400)));
    bench.pass(BACKOFF.multipliedBy(2), supply);
    bench.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("does not result from a version that loses keys within the tolerance")
  void shrinking() throws Exception {
    bench.publish(keys(30));
    MappingSupply supply = bench.started(bench.supply());
    bench.publish(keys(26));
    bench.pass(DAY, supply);
    assertTrue(
        status(supply)
            .problem()
            .contains("it has 26 keys, and lacks or empties 4 of the current version's 30"),
        status(supply).problem());
    assertEquals(30, bench.current().keys());

    bench.publish(keys(27));
    bench.pass(BACKOFF, supply);
    assertEquals(27, bench.current().keys());
  }

  @Test
  @DisplayName("results from a version with as many keys, but different ones")
  void otherKeys() throws Exception {
    bench.publish(keys(30));
    MappingSupply supply = bench.started(bench.supply());
    Map<String, List<String>> others = new HashMap<>();
    keys(30).forEach((key, value) -> others.put("other " + key, value));
    bench.publish(others);
    bench.pass(DAY, supply);
    assertTrue(
        status(supply)
            .problem()
            .contains("it has 30 keys, and lacks or empties 30 of the current"));
  }

  @Test
  @DisplayName("does not download a refused version again, which can be accepted")
  void refused() throws Exception {
    bench.publish(keys(30));
    MappingSupply supply = bench.started(bench.supply());
    bench.publish(keys(10));
    bench.pass(DAY, supply);
    String problem = status(supply).problem();

    bench.pass(BACKOFF, supply);
    assertEquals(Optional.of("\"version-1\""), bench.lastRequest().ifNoneMatch());
    assertEquals(problem, status(supply).problem());
    assertEquals(30, bench.current().keys());

    assertEquals(10, supply.acceptMapping(NAME).orElseThrow().keys());
    assertEquals("", status(supply).problem());
    assertEquals(Optional.empty(), supply.acceptMapping(NAME));
    bench.pass(BACKOFF.multipliedBy(2), supply);
    assertEquals(Optional.of("\"version-1\""), bench.lastRequest().ifNoneMatch());
    assertEquals(10, bench.current().keys());
    assertEquals("", status(supply).problem());
  }

  @Test
  @DisplayName("is over when the server withdraws the refused version")
  void takenBack() throws Exception {
    bench.publish(keys(30));
    MappingSupply supply = bench.started(bench.supply());
    bench.publish(keys(10));
    bench.pass(DAY, supply);
    bench.publish(keys(30));
    bench.pass(BACKOFF, supply);
    assertEquals("", status(supply).problem());
    assertEquals(Optional.empty(), bench.store.refusedMapping(NAME));
    assertEquals(1, bench.current().sequence());
  }

  @Test
  @DisplayName("is logged once for each cause")
  void logged() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      MappingSupply supply = bench.started(bench.supply());
      bench.pass(Duration.ofSeconds(30), supply);
      bench.server.fail(MappingFaults.unavailable());
      bench.pass(Duration.ofMinutes(1), supply);
      bench.pass(Duration.ofMinutes(2), supply);
      assertEquals(4, bench.requests().size());
      assertEquals(2, log.lines("WARN").size(), log.lines("WARN").toString());
      assertTrue(log.lines("WARN").get(0).endsWith("repository-to-cpe.json: status 404"));
      assertTrue(log.lines("WARN").get(1).endsWith("repository-to-cpe.json: status 503"));
    }
  }

  @ParameterizedTest
  @MethodSource("storeMethods")
  @DisplayName("is repeated when the store was the cause")
  void storeLost(StoreMethod method) throws Exception {
    bench.publish(keys(10));
    MappingSupply supply = bench.supply();
    bench.store.failAt(method, 1, Moment.BEFORE);
    bench.started(supply);
    assertTrue(status(supply).problem().contains("injected"), status(supply).problem());
    bench.assertNextAttempt(BACKOFF, supply);
    assertLeaseIsFree();
    bench.pass(BACKOFF, supply);
    assertEquals(10, bench.current().keys());
  }

  static Stream<StoreMethod> storeMethods() {
    return Stream.of(StoreMethod.CURRENT_MAPPING, StoreMethod.INSTALL_MAPPING);
  }

  @Test
  @DisplayName("is repeated when no thread was available")
  void rejected() throws Exception {
    Executor healthy = bench.executor;
    boolean[] full = {true};
    bench.executor =
        task -> {
          if (full[0]) {
            throw new RejectedExecutionException("full");
          }
          healthy.execute(task);
        };
    bench.publish(keys(10));
    MappingSupply supply = bench.started(bench.supply());
    assertEquals("RejectedExecutionException: full", status(supply).problem());
    full[0] = false;
    bench.pass(BACKOFF, supply);
    assertEquals(10, bench.current().keys());
  }

  private void assertLeaseIsFree() {
    bench.locks.tryAcquire("mapping:" + NAME, DAY).orElseThrow().close();
  }
}
