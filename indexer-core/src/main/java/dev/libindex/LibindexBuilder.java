package dev.libindex;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.listener.IndexListener;
import dev.libindex.lock.LockSource;
import dev.libindex.store.Store;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Libindex}. A store, a source of locks and at least one ecosystem are required;
 * everything else has a default. The instance does not close anything that it is given here. Not
 * thread-safe.
 */
public final class LibindexBuilder {
  private @Nullable Store store;
  private @Nullable LockSource locks;
  private final List<Ecosystem> ecosystems = new ArrayList<>();
  private LibindexOptions options = LibindexOptions.defaults();
  private IndexListener listener = IndexListener.NONE;
  private Clock clock = Clock.systemUTC();
  private RandomGenerator random = RandomGenerator.getDefault();
  private @Nullable Executor executor;
  private @Nullable ScheduledExecutorService scheduler;
  private @Nullable HttpClient httpClient;

  LibindexBuilder() {}

  /** Sets the store of layers, reports and mappings. Required. */
  public LibindexBuilder store(Store value) {
    store = Objects.requireNonNull(value, "store");
    return this;
  }

  /**
   * Sets the source of the leases under which layers are read and mappings are fetched. All
   * processes that share the store must share it. Required.
   */
  public LibindexBuilder locks(LockSource value) {
    locks = Objects.requireNonNull(value, "locks");
    return this;
  }

  /**
   * Adds an ecosystem. If several ecosystems find an entry with the same id, the report contains
   * the one from the ecosystem that was added last. At least one ecosystem is required.
   */
  public LibindexBuilder ecosystem(Ecosystem value) {
    ecosystems.add(Objects.requireNonNull(value, "ecosystem"));
    return this;
  }

  /** Adds ecosystems in the given order. */
  public LibindexBuilder ecosystems(List<? extends Ecosystem> values) {
    values.forEach(this::ecosystem);
    return this;
  }

  /** Sets timeouts, intervals, back-offs and limits. Default: {@link LibindexOptions#defaults}. */
  public LibindexBuilder options(LibindexOptions value) {
    options = Objects.requireNonNull(value, "options");
    return this;
  }

  /** Sets the listener, in place of one set earlier. Default: none. */
  public LibindexBuilder listener(IndexListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** Sets the clock that back-offs and stored times follow. Default: the system clock. */
  public LibindexBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Sets the source of jitter, which must be thread-safe. Default: the JDK's. */
  public LibindexBuilder random(RandomGenerator value) {
    random = Objects.requireNonNull(value, "random");
    return this;
  }

  /**
   * Sets the executor on which layers are read (one task per layer), mappings are fetched and
   * reports are healed. Its threads may be virtual. Default: a pool of daemon threads, closed with
   * the instance.
   */
  public LibindexBuilder executor(Executor value) {
    executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /**
   * Sets the scheduler that triggers healing, requeueing and updates of mappings, and that ends
   * requests for mappings which take too long. Its tasks do not block: they pass their work to the
   * {@link #executor}. It should follow the same time as the {@link #clock}, so that a test can
   * advance both together. Closing the instance cancels its tasks. Default: a daemon thread, closed
   * with the instance.
   *
   * <p>Leases do not depend on the scheduler. They expire by the clock of the lock source and are
   * therefore renewed in real time.
   */
  public LibindexBuilder scheduler(ScheduledExecutorService value) {
    scheduler = Objects.requireNonNull(value, "scheduler");
    return this;
  }

  /**
   * Sets the client that fetches layers and mappings. It must not follow redirects; {@link #build}
   * rejects one that does. For layers, Libindex itself follows up to ten redirects, and sends no
   * credentials to another server. For mappings it follows none: an update whose request is
   * redirected fails, so the URI of a mapping has to be the final one.
   *
   * <p>Default: for layers the JDK's URL connections, because they take a quarter of the CPU time
   * of its HTTP client; redirects are handled in the same way. For mappings a new HTTP client that
   * follows redirects, except from https to http.
   *
   * @param value a client whose {@link HttpClient#followRedirects} is {@link
   *     HttpClient.Redirect#NEVER}
   */
  public LibindexBuilder httpClient(HttpClient value) {
    httpClient = Objects.requireNonNull(value, "httpClient");
    return this;
  }

  /**
   * Builds the instance and starts its background work: registers the scanners in the store,
   * imports seed files of mappings, and schedules healing and updates. Does not wait for the
   * network.
   *
   * @throws IllegalStateException if no store, no locks or no ecosystem has been set
   * @throws IllegalArgumentException if ecosystems contradict each other (two versions of a
   *     scanner, two sources of a mapping), if the URI of a mapping is neither http nor https, or
   *     if the HTTP client follows redirects
   * @throws dev.libindex.error.StoreException if the store fails
   */
  public Libindex build() {
    if (store == null || locks == null || ecosystems.isEmpty()) {
      throw new IllegalStateException("a store, locks and at least one ecosystem must be set");
    }
    Resources resources = new Resources(executor, scheduler);
    try {
      Assembly assembly =
          new Assembly(
              store, locks, ecosystems, options, listener, clock, random, httpClient, resources);
      return assembly.libindex();
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }
}
