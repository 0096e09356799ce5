package dev.libindex.internal.mapping;

import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store's mappings fresh. Thread-safe; no method but {@link #refresh} and, shortly,
 * {@link #close} waits for the network.
 */
public final class MappingSupply implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MappingSupply.class);

  /** How long closing may take: what has arrived is still installed, a lease given back. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Map<String, MappingLine> lines = new LinkedHashMap<>();
  private final MappingInstaller installer;
  private final MappingStore store;

  /**
   * With its parts, of which none becomes its own.
   *
   * @param client asked for before each request, and never while offline
   * @throws IllegalArgumentException if a mapping's URI is not http or https
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
    this.installer = new MappingInstaller(store, settings, clock);
    MappingRequest request =
        new MappingRequest(client, scheduler, settings.maxBytes(), settings.timeout());
    MappingFetch.Tools tools =
        new MappingFetch.Tools(
            store, locks, request, installer, settings.timeout(), executor, clock);
    RetryTimes times = new RetryTimes(settings, random);
    for (MappingDeclaration mapping : declarations) {
      URI uri = mapping.source().uri();
      MappingFetch fetch = uri == null ? null : new MappingFetch(mapping, uri, tools);
      MappingFetch allowed = settings.offline() ? null : fetch;
      lines.put(mapping.name(), new MappingLine(mapping, allowed, times, scheduler, clock));
    }
  }

  /**
   * Reads the seed files and starts asking. A seed file that is no good is logged, and the store's
   * current version, if any, stays in use.
   *
   * @throws dev.libindex.error.StoreException if there is a seed file and the store cannot be asked
   */
  public void start() {
    for (MappingLine line : lines.values()) {
      Path file = line.mapping().source().file();
      if (file != null) {
        seed(line, file);
      }
    }
    lines.values().forEach(MappingLine::start);
  }

  private void seed(MappingLine line, Path file) {
    try {
      installer.seed(line.mapping(), file);
    } catch (IOException | MappingRefusedException e) {
      String problem = "seed file " + file + ": " + Failure.describe(e);
      line.setProblem(problem);
      LOG.warn("mapping {} not seeded: {}", line.mapping().name(), problem);
    }
  }

  /**
   * Asks every URI at once, whatever back-off says, and waits for the answers. What comes later is
   * used all the same. Opens no socket while offline.
   *
   * @param atMost how long to wait
   */
  public List<MappingStatus> refresh(Duration atMost) throws InterruptedException {
    await(lines.values().stream().map(MappingLine::ask).toList(), atMost);
    return status();
  }

  /**
   * Makes a file the current version of a mapping.
   *
   * @param force accept a version that has no keys, or far fewer than the current one
   * @throws IllegalArgumentException if there is no such mapping
   * @throws IOException if the file cannot be read or is refused
   */
  public MappingVersion importMapping(String name, Path file, boolean force) throws IOException {
    MappingLine line = line(name);
    MappingVersion version = installer.importFile(line.mapping(), file, force);
    line.setProblem("");
    return version;
  }

  /**
   * Makes current what came from the network and was refused because it loses many keys.
   *
   * @return the version; empty if none was refused since the last was installed
   * @throws IllegalArgumentException if there is no such mapping
   * @throws IOException if this process cannot read the version, because its size cap is smaller
   */
  public Optional<MappingVersion> acceptMapping(String name) throws IOException {
    MappingLine line = line(name);
    Optional<MappingVersion> version = installer.accept(line.mapping());
    if (version.isPresent()) {
      line.setProblem("");
    }
    return version;
  }

  private MappingLine line(String name) {
    MappingLine line = lines.get(name);
    if (line == null) {
      throw new IllegalArgumentException("no ecosystem needs mapping " + name);
    }
    return line;
  }

  /** How each supply stands, in the order of the declarations. */
  public List<MappingStatus> status() {
    return lines.values().stream().map(this::status).toList();
  }

  private MappingStatus status(MappingLine line) {
    String name = line.mapping().name();
    MappingVersion current = store.currentMapping(name).orElse(null);
    return new MappingStatus(name, current, line.problem(), line.nextAttempt());
  }

  /** The attempts that are under way. */
  List<CompletableFuture<?>> attempts() {
    return lines.values().stream().<CompletableFuture<?>>map(MappingLine::attempt).toList();
  }

  /** Stops asking; requests that are under way are ended. Harmless when repeated. */
  @Override
  public void close() {
    try {
      await(
          lines.values().stream().<CompletableFuture<?>>map(MappingLine::close).toList(), CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(List<? extends CompletableFuture<?>> futures, Duration atMost)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
          .get(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.debug("mappings are still being asked for after {}", atMost, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("attempts do not fail", e);
    }
  }
}
