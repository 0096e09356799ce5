package dev.libindex.core.mapping;

import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the store's mappings fresh. Thread-safe; no method but {@link #refresh} waits. */
public final class MappingSupply implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MappingSupply.class);

  private final Map<String, MappingLine> lines = new LinkedHashMap<>();
  private final MappingInstaller installer;
  private final MappingSupplySettings settings;
  private final RetryTimes times;
  private final MappingStore store;
  private final ScheduledExecutorService scheduler;
  private final Clock clock;
  private volatile boolean closed;

  /**
   * With its parts, of which none becomes its own.
   *
   * @param client asked for once something is to be fetched
   */
  public MappingSupply(
      List<MappingDeclaration> declarations,
      MappingStore store,
      LockSource locks,
      MappingSupplySettings settings,
      Supplier<HttpClient> client,
      ScheduledExecutorService scheduler,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.settings = settings;
    this.scheduler = scheduler;
    this.clock = clock;
    this.installer = new MappingInstaller(store, settings, clock);
    this.times = new RetryTimes(settings, random);
    MappingRequest request = new MappingRequest(client, settings.maxBytes(), settings.timeout());
    MappingLine.Tools tools =
        new MappingLine.Tools(store, locks, settings, installer, request, times, executor, clock);
    declarations.forEach(mapping -> lines.put(mapping.name(), new MappingLine(mapping, tools)));
  }

  /**
   * Reads the seed files and starts asking. A seed file that is no good is logged, and the store's
   * current version, if any, stays in use.
   */
  public void start() {
    for (MappingLine line : lines.values()) {
      Path file = line.mapping().source().file();
      if (file != null) {
        seed(line, file);
      }
      if (line.isAskable()) {
        schedule(line, untilFirst(line));
      }
    }
  }

  private void seed(MappingLine line, Path file) {
    try {
      byte[] bytes = MappingBytes.read(file, settings.maxBytes());
      installer.seed(line.mapping(), bytes, String.valueOf(file.getFileName()));
    } catch (IOException e) {
      line.setProblem("seed file: " + e);
      LOG.warn("mapping {} not seeded from {}: {}", line.mapping().name(), file, e.toString());
    }
  }

  /** A version that was confirmed not long ago, by whatever node, needs no question yet. */
  private Duration untilFirst(MappingLine line) {
    Instant now = clock.instant();
    return store
        .currentMapping(line.mapping().name())
        .filter(version -> !version.entityTag().isEmpty() || !version.lastModified().isEmpty())
        .map(version -> Duration.between(now, version.fetchedAt().plus(times.afterSuccess())))
        .filter(wait -> !wait.isNegative())
        .orElse(Duration.ZERO);
  }

  private void schedule(MappingLine line, Duration wait) {
    line.setNextAttempt(clock.instant().plus(wait));
    try {
      ScheduledFuture<?> unused =
          scheduler.schedule(() -> attempt(line), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: mapping {} is not asked for any more", line.mapping().name(), e);
    }
  }

  private void attempt(MappingLine line) {
    CompletableFuture<Void> unused = line.attempt().thenRun(() -> scheduleNext(line));
  }

  private void scheduleNext(MappingLine line) {
    Instant next = line.nextAttempt();
    if (!closed && next != null) {
      Duration wait = Duration.between(clock.instant(), next);
      schedule(line, wait.isNegative() ? settings.backoff() : wait);
    }
  }

  /**
   * Asks every URI at once, whatever back-off says, and waits for the answers. What comes later is
   * used all the same. Opens no socket while offline.
   */
  public List<MappingStatus> refresh(Duration atMost) throws InterruptedException {
    CompletableFuture<?>[] attempts =
        lines.values().stream()
            .filter(MappingLine::isAskable)
            .map(MappingLine::attempt)
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(attempts).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.debug("mappings have not answered within {}", atMost, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("attempts do not fail", e);
    }
    return status();
  }

  /** Makes a file the current version of a mapping. */
  public MappingVersion importMapping(String name, Path file, boolean force) throws IOException {
    MappingLine line = lines.get(name);
    if (line == null) {
      throw new IllegalArgumentException("no ecosystem needs mapping " + name);
    }
    byte[] bytes = MappingBytes.read(file, settings.maxBytes());
    return installer.install(
        line.mapping(),
        bytes,
        MappingInstaller.Origin.of(String.valueOf(file.getFileName())),
        force);
  }

  /** How each supply stands, in the order of the ecosystems. */
  public List<MappingStatus> status() {
    return lines.values().stream().map(MappingLine::status).toList();
  }

  /** Stops asking; requests that are under way are ended. */
  @Override
  public void close() {
    closed = true;
    lines.values().forEach(MappingLine::cancel);
  }
}
