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
 * Puts a {@link Libindex} together. A store, a source of locks and at least one ecosystem are
 * needed; the rest has defaults. Not thread-safe.
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

  /** Where everything is kept. Stays the caller's to close. */
  public LibindexBuilder store(Store value) {
    store = Objects.requireNonNull(value, "store");
    return this;
  }

  /** Who may read a layer; must be shared by all that share the store. Stays the caller's. */
  public LibindexBuilder locks(LockSource value) {
    locks = Objects.requireNonNull(value, "locks");
    return this;
  }

  /** Adds an ecosystem. Their order decides which of two entries of the same identity is kept. */
  public LibindexBuilder ecosystem(Ecosystem value) {
    ecosystems.add(Objects.requireNonNull(value, "ecosystem"));
    return this;
  }

  /** Adds ecosystems, in their order. */
  public LibindexBuilder ecosystems(List<? extends Ecosystem> values) {
    values.forEach(this::ecosystem);
    return this;
  }

  /** Limits, back-offs, intervals and sizes. */
  public LibindexBuilder options(LibindexOptions value) {
    options = Objects.requireNonNull(value, "options");
    return this;
  }

  /** Who is told what happens; replaces an earlier one. */
  public LibindexBuilder listener(IndexListener value) {
    listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /** The clock of back-offs and times. Default: the system's. */
  public LibindexBuilder clock(Clock value) {
    clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Where jitter comes from; must be thread-safe. */
  public LibindexBuilder random(RandomGenerator value) {
    random = Objects.requireNonNull(value, "random");
    return this;
  }

  /**
   * Runs the reading of layers and the fetching of mappings, one task per layer. Default: own
   * daemon threads. Stays the caller's to close; virtual threads are welcome.
   */
  public LibindexBuilder executor(Executor value) {
    executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /**
   * Says when it is time to heal, to requeue, and to ask for mappings again, and ends requests for
   * mappings that take too long. Its tasks do not block; they hand their work to the {@link
   * #executor}. Its time should be that of the {@link #clock}, so that both can be moved by hand.
   * Default: an own daemon thread. Stays the caller's; closing the instance cancels what waits in
   * it.
   *
   * <p>The leases of layers do not depend on it: they are renewed in real time, since they end by
   * the clock of the store.
   */
  public LibindexBuilder scheduler(ScheduledExecutorService value) {
    scheduler = Objects.requireNonNull(value, "scheduler");
    return this;
  }

  /**
   * Fetches layers and mappings. Default for layers: the JDK's URL connections, which cost a
   * quarter of the processor time of its HTTP client; for mappings a client of our own. Stays the
   * caller's.
   *
   * @param value must not follow redirects: layers' are followed here, without handing credentials
   *     to other hosts; mappings' are then not followed at all
   */
  public LibindexBuilder httpClient(HttpClient value) {
    httpClient = Objects.requireNonNull(value, "httpClient");
    return this;
  }

  /**
   * Makes the instance: registers the scanners, reads seed files of mappings and starts their
   * supply. Does not wait for the network.
   *
   * @throws IllegalStateException if store, locks or ecosystems are missing
   * @throws IllegalArgumentException if two ecosystems contradict each other, or a mapping's URI is
   *     not http or https
   * @throws dev.libindex.error.StoreException if the store cannot do its part
   */
  public Libindex build() {
    if (store == null || locks == null || ecosystems.isEmpty()) {
      throw new IllegalStateException("a store, locks and at least one ecosystem are needed");
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
