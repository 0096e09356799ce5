package dev.libindex.internal.mapping;

import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.options.MappingOptions;
import dev.libindex.testdata.http.MappingRequest;
import dev.libindex.testdata.http.RedHatServer;
import dev.libindex.testdata.store.FaultyStore;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The fixture of this package's tests: a fake Red Hat server, a store, locks, and a clock that is
 * moved by hand. There is no jitter, so the time of every next attempt is known exactly.
 */
final class SupplyFixture implements AutoCloseable {
  static final String NAME = "repository-to-cpe";
  static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  static final Duration DAY = Duration.ofDays(1);
  static final Duration BACKOFF = Duration.ofSeconds(30);
  static final Duration TIMEOUT = Duration.ofMinutes(1);
  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final RandomGenerator NO_JITTER = () -> 0L;

  final RedHatServer server = RedHatServer.start();
  final ManualClock clock = new ManualClock(START);
  final ManualScheduler scheduler = new ManualScheduler(clock);
  final FaultyStore store = new FaultyStore(new InMemoryStore());
  final InMemoryLockSource locks = new InMemoryLockSource(clock);
  private final ExecutorService threads = Executors.newCachedThreadPool(SupplyFixture::daemon);
  private final List<MappingSupply> supplies = new ArrayList<>();

  Executor executor = threads;
  Supplier<HttpClient> client = HttpClient::newHttpClient;
  boolean offline;
  double tolerance = 0.1;
  int maxBytes = 100_000;

  /** Creates a supply that requests mappings from the server. It is not started yet. */
  MappingSupply supply() {
    return supply(MappingSource.uri(server.uri(REPOSITORY_TO_CPE)));
  }

  /** Creates a supply, which is not started yet. */
  MappingSupply supply(MappingSource source) {
    return supply(source, scheduler);
  }

  /** Creates the supply of another node, which has its own scheduler. */
  MappingSupply supply(MappingSource source, ManualScheduler own) {
    MappingOptions options =
        new MappingOptions(
            offline, DAY, BACKOFF, Duration.ofHours(1), TIMEOUT, maxBytes, tolerance);
    MappingSupply supply =
        new MappingSupply(
            List.of(new MappingDeclaration(NAME, source, SupplyFixture::parse)),
            store,
            locks,
            options,
            client,
            own,
            executor,
            clock,
            NO_JITTER);
    supplies.add(supply);
    return supply;
  }

  /** Starts the supply and waits for the first attempt to end. */
  MappingSupply started(MappingSupply supply) throws Exception {
    supply.start();
    return settled(supply);
  }

  /** Waits until no attempt is running. */
  MappingSupply settled(MappingSupply supply) throws Exception {
    for (CompletableFuture<?> attempt : supply.attempts()) {
      attempt.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    return supply;
  }

  /** Advances the clock, runs the tasks that are due, and waits for the attempts to end. */
  void pass(Duration time, MappingSupply supply) throws Exception {
    scheduler.advance(time);
    settled(supply);
  }

  void publish(Map<String, List<String>> entries) {
    server.publish(REPOSITORY_TO_CPE, entries);
  }

  List<MappingRequest> requests() {
    return server.requests(REPOSITORY_TO_CPE);
  }

  MappingRequest lastRequest() {
    return requests().get(requests().size() - 1);
  }

  MappingVersion current() {
    return store.currentMapping(NAME).orElseThrow();
  }

  static MappingStatus status(MappingSupply supply) {
    return supply.status().get(0);
  }

  /** Asserts that the only timer is for the next attempt, which comes after this time. */
  void assertNextAttempt(Duration after, MappingSupply supply) {
    assertEquals(clock.instant().plus(after), status(supply).nextAttempt());
    assertEquals(after, scheduler.untilNext().orElseThrow());
    assertEquals(1, scheduler.waiting(), "timers");
  }

  /** Returns keys with one value each. */
  static Map<String, List<String>> keys(int count) {
    Map<String, List<String>> entries = new HashMap<>();
    for (int i = 0; i < count; i++) {
      entries.put("key-" + i, List.of("cpe:/o:vendor:product:" + i));
    }
    return entries;
  }

  /** Parses the shape of Red Hat's files, strictly. */
  private static Map<String, List<String>> parse(byte[] bytes) throws IOException {
    JsonNode data = JsonMapper.builder().build().readTree(bytes).path("data");
    if (!data.isObject()) {
      throw new IOException("data is not an object");
    }
    Map<String, List<String>> entries = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : data.properties()) {
      List<String> cpes = new ArrayList<>();
      entry.getValue().path("cpes").forEach(cpe -> cpes.add(cpe.asText()));
      entries.put(entry.getKey(), cpes);
    }
    return entries;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "supply-test");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.close();
    supplies.forEach(MappingSupply::close);
    threads.shutdownNow();
  }
}
