package dev.libindex;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.internal.affected.AffectedSearch;
import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.internal.controller.Controller;
import dev.libindex.internal.healing.ArrivalWatch;
import dev.libindex.internal.healing.Healer;
import dev.libindex.internal.healing.HealingSchedule;
import dev.libindex.internal.mapping.MappingSupply;
import dev.libindex.internal.mapping.MappingSupplySettings;
import dev.libindex.internal.retry.Backoff;
import dev.libindex.internal.scan.LayerPass;
import dev.libindex.internal.scan.LayerReader;
import dev.libindex.internal.scan.LeaseKeeper;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.internal.whiteout.WhiteoutEcosystem;
import dev.libindex.listener.IndexListener;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.MappingStore;
import dev.libindex.store.Store;
import dev.libindex.vulnerability.Matcher;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      return assemble(store, locks, resources);
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  private Libindex assemble(Store store, LockSource locks, Resources resources) {
    List<Ecosystem> all = new ArrayList<>(ecosystems);
    all.add(new WhiteoutEcosystem());
    ScannerRegistry scanners = new ScannerRegistry(all);
    store.registerScanners(scanners.set());
    IndexListener safe = new SafeListener(listener);
    Controller controller = controller(store, locks, all, scanners, safe, resources);
    Healer healer = new Healer(store, scanners.set(), controller, safe, clock);
    HealingSchedule healing = healing(store, scanners.set(), healer, safe, resources);
    MappingSupply mappings =
        mappings(new ArrivalWatch(store, healing::sweepNow), locks, all, resources);
    start(mappings, healing);
    List<Matcher> matchers =
        all.stream().flatMap(ecosystem -> ecosystem.matchers().stream()).toList();
    return new Libindex(
        controller,
        store,
        new AffectedSearch(store, matchers),
        mappings,
        healer,
        healing,
        scanners.set(),
        clock,
        resources);
  }

  /** What cannot be started leaves nothing in the caller's scheduler. */
  private static void start(MappingSupply mappings, HealingSchedule healing) {
    try {
      mappings.start();
      healing.start();
    } catch (RuntimeException e) {
      healing.close();
      mappings.close();
      throw e;
    }
  }

  private Controller controller(
      Store store,
      LockSource locks,
      List<Ecosystem> all,
      ScannerRegistry scanners,
      IndexListener safe,
      Resources resources) {
    LayerReader reader = LayerReaders.create(options, httpClient);
    LeaseKeeper leases =
        new LeaseKeeper(
            locks, options.leaseTimeToLive(), resources::pause, random, resources.heartbeats());
    SharedScans scans =
        new SharedScans(
            resources.executor(),
            options.layerConcurrency(),
            leases,
            new LayerPass(store, reader, scanners, safe, clock));
    return new Controller(
        store,
        scanners.set(),
        scans,
        new ImageCoalescer(all, scanners),
        safe,
        clock,
        new Backoff(options.attemptBackoff(), options.longestAttemptBackoff(), 0.5, random),
        options.warningInterval());
  }

  private HealingSchedule healing(
      Store store, ScannerSet scanners, Healer healer, IndexListener safe, Resources resources) {
    HealingSchedule.Settings settings =
        new HealingSchedule.Settings(
            options.healInterval(),
            options.indexPartialRetryInterval(),
            options.indexPartialRetryLimit(),
            options.cellRetention(),
            options.layerLimits().ofFiles());
    return new HealingSchedule(
        healer,
        store,
        scanners,
        settings,
        safe,
        resources.scheduler(),
        resources.executor(),
        clock,
        random);
  }

  private MappingSupply mappings(
      MappingStore store, LockSource locks, List<Ecosystem> all, Resources resources) {
    MappingSupplySettings settings =
        new MappingSupplySettings(
            options.offline(),
            options.mappingMaxBytes(),
            options.mappingShrinkTolerance(),
            options.mappingBackoff(),
            options.longestMappingBackoff(),
            options.mappingRefreshInterval(),
            options.mappingTimeout());
    return new MappingSupply(
        declarations(all),
        store,
        locks,
        settings,
        () -> httpClient == null ? ownClient() : httpClient,
        resources.scheduler(),
        resources.executor(),
        clock,
        random);
  }

  private HttpClient ownClient() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(options.connectTimeout())
        .build();
  }

  private static List<MappingDeclaration> declarations(List<Ecosystem> all) {
    Map<String, MappingDeclaration> byName = new LinkedHashMap<>();
    for (Ecosystem ecosystem : all) {
      for (MappingDeclaration declaration : ecosystem.mappings()) {
        MappingDeclaration other = byName.putIfAbsent(declaration.name(), declaration);
        if (other != null && !other.source().equals(declaration.source())) {
          throw new IllegalArgumentException("two sources of mapping " + declaration.name());
        }
      }
    }
    return List.copyOf(byName.values());
  }
}
