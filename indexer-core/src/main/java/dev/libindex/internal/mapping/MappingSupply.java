package dev.libindex.internal.mapping;

import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.mapping.MappingStatus;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.options.MappingOptions;
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
 * Keeps the store's mappings up to date. Thread-safe. Only {@link #refresh} and, briefly, {@link
 * #close} wait for the network.
 */
public final class MappingSupply implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MappingSupply.class);

  /** How long closing waits for an arrived version to be installed and the leases released. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Map<String, MappingUpdater> updaters = new LinkedHashMap<>();
  private final MappingInstaller installer;
  private final MappingStore store;

  /**
   * Creates a supply, which does nothing until it is started. The caller keeps ownership of all
   * arguments.
   *
   * @param client returns the client to use; called before each request, and never while offline
   * @throws IllegalArgumentException if a mapping's URI is not http or https
   */
  public MappingSupply(
      List<MappingDeclaration> declarations,
      MappingStore store,
      LockSource locks,
      MappingOptions options,
      Supplier<HttpClient> client,
      ScheduledExecutorService scheduler,
      Executor executor,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.installer = new MappingInstaller(store, options, clock);
    MappingRequest request =
        new MappingRequest(client, scheduler, options.maxBytes(), options.timeout());
    MappingFetch.Tools tools =
        new MappingFetch.Tools(
            store, locks, request, installer, options.timeout(), executor, clock);
    RetryTimes times = new RetryTimes(options, random);
    for (MappingDeclaration mapping : declarations) {
      URI uri = mapping.source().uri();
      MappingFetch fetch = uri == null ? null : new MappingFetch(mapping, uri, tools);
      MappingFetch allowed = options.offline() ? null : fetch;
      updaters.put(mapping.name(), new MappingUpdater(mapping, allowed, times, scheduler, clock));
    }
  }

  /**
   * Installs the seed files and starts the updates. A seed file that cannot be installed is logged,
   * and the store's current version, if any, stays in use.
   *
   * @throws dev.libindex.error.StoreException if there is a seed file and the store cannot be read
   */
  public void start() {
    for (MappingUpdater updater : updaters.values()) {
      Path file = updater.mapping().source().file();
      if (file != null) {
        seed(updater, file);
      }
    }
    updaters.values().forEach(MappingUpdater::start);
  }

  private void seed(MappingUpdater updater, Path file) {
    try {
      installer.seed(updater.mapping(), file);
    } catch (IOException | MappingRefusedException e) {
      String problem = "seed file " + file + ": " + Failure.describe(e);
      updater.setProblem(problem);
      LOG.warn("mapping {} not seeded: {}", updater.mapping().name(), problem);
    }
  }

  /**
   * Updates all mappings immediately, regardless of any back-off, and waits. Versions that arrive
   * after the wait are still installed. Opens no socket while offline.
   *
   * @param maxWait the maximum time to wait
   * @return the status of all mappings, as {@link #status} returns it
   */
  public List<MappingStatus> refresh(Duration maxWait) throws InterruptedException {
    await(updaters.values().stream().map(MappingUpdater::refresh).toList(), maxWait);
    return status();
  }

  /**
   * Makes a file the current version of a mapping.
   *
   * @param force whether to accept a version that has no keys, or far fewer than the current one
   * @throws IllegalArgumentException if there is no such mapping
   * @throws IOException if the file cannot be read
   * @throws MappingRefusedException if the file is refused
   */
  public MappingVersion importMapping(String name, Path file, boolean force) throws IOException {
    MappingUpdater updater = updater(name);
    MappingVersion version = installer.importFile(updater.mapping(), file, force);
    updater.setProblem("");
    return version;
  }

  /**
   * Installs the version that came from the network and was refused because it loses many keys.
   *
   * @return the version; empty if none has been refused since the current one was installed
   * @throws IllegalArgumentException if there is no such mapping
   * @throws MappingRefusedException if the version does not have the mapping's format
   * @throws IOException if the version exceeds this process's limit on the size of mappings
   */
  public Optional<MappingVersion> acceptMapping(String name) throws IOException {
    MappingUpdater updater = updater(name);
    Optional<MappingVersion> version = installer.accept(updater.mapping());
    if (version.isPresent()) {
      updater.setProblem("");
    }
    return version;
  }

  private MappingUpdater updater(String name) {
    MappingUpdater updater = updaters.get(name);
    if (updater == null) {
      throw new IllegalArgumentException("no ecosystem needs mapping " + name);
    }
    return updater;
  }

  /** Returns the status of each mapping, in the order of the declarations. */
  public List<MappingStatus> status() {
    return updaters.values().stream().map(this::status).toList();
  }

  private MappingStatus status(MappingUpdater updater) {
    String name = updater.mapping().name();
    MappingVersion current = store.currentMapping(name).orElse(null);
    return new MappingStatus(name, current, updater.problem(), updater.nextAttempt());
  }

  /** Returns the current attempt of each mapping, or else its last one. */
  List<CompletableFuture<?>> attempts() {
    return updaters.values().stream().<CompletableFuture<?>>map(MappingUpdater::attempt).toList();
  }

  /** Stops all updates and cancels current requests. Harmless when repeated. */
  @Override
  public void close() {
    try {
      await(
          updaters.values().stream().<CompletableFuture<?>>map(MappingUpdater::close).toList(),
          CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(List<? extends CompletableFuture<?>> futures, Duration maxWait)
      throws InterruptedException {
    try {
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
          .get(TimeUnit.NANOSECONDS.convert(maxWait), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.debug("mapping updates are still running after {}", maxWait, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("attempts never complete exceptionally", e);
    }
  }
}
