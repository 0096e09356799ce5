package dev.libindex;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.internal.affected.AffectedSearch;
import dev.libindex.internal.coalesce.ImageCoalescer;
import dev.libindex.internal.controller.Controller;
import dev.libindex.internal.healing.Healer;
import dev.libindex.internal.healing.HealingSchedule;
import dev.libindex.internal.healing.NotifyingMappingStore;
import dev.libindex.internal.mapping.MappingSupply;
import dev.libindex.internal.retry.Backoff;
import dev.libindex.internal.scan.LeaseKeeper;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.internal.scan.ScannerRunner;
import dev.libindex.internal.scan.SharedScans;
import dev.libindex.internal.unknown.UnknownContentEcosystem;
import dev.libindex.internal.whiteout.WhiteoutEcosystem;
import dev.libindex.listener.IndexListener;
import dev.libindex.lock.LockSource;
import dev.libindex.mapping.MappingDeclaration;
import dev.libindex.options.FetchOptions;
import dev.libindex.store.MappingStore;
import dev.libindex.store.Store;
import dev.libindex.vulnerability.Matcher;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wires up the components of one instance from what the builder was given. */
final class Assembly {
  private static final double ATTEMPT_JITTER = 0.5;

  private final Store store;
  private final LockSource locks;
  private final List<Ecosystem> ecosystems;
  private final LibindexOptions options;
  private final IndexListener listener;
  private final Clock clock;
  private final RandomGenerator random;
  private final @Nullable HttpClient httpClient;
  private final Resources resources;
  private final ScannerRegistry scanners;

  Assembly(
      Store store,
      LockSource locks,
      List<Ecosystem> ecosystems,
      LibindexOptions options,
      IndexListener listener,
      Clock clock,
      RandomGenerator random,
      @Nullable HttpClient httpClient,
      Resources resources) {
    this.store = store;
    this.locks = locks;
    this.ecosystems =
        Stream.concat(
                ecosystems.stream(),
                Stream.of(new WhiteoutEcosystem(), new UnknownContentEcosystem()))
            .toList();
    this.options = options;
    this.listener = new SafeListener(listener);
    this.clock = clock;
    this.random = random;
    this.httpClient = httpClient;
    this.resources = resources;
    this.scanners = new ScannerRegistry(this.ecosystems);
  }

  Libindex libindex() {
    store.registerScanners(scanners.set());
    Controller controller = controller();
    Healer healer = new Healer(store, scanners.set(), controller, listener, clock);
    HealingSchedule healing = healing(healer);
    MappingSupply mappings = mappings(new NotifyingMappingStore(store, healing::sweepNow));
    start(mappings, healing);
    List<Matcher> matchers =
        ecosystems.stream().flatMap(ecosystem -> ecosystem.matchers().stream()).toList();
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

  private Controller controller() {
    FetchOptions fetching = options.fetching();
    ScannerRunner runner =
        new ScannerRunner(
            store, LayerReaders.create(options, httpClient), scanners, listener, clock);
    LeaseKeeper leases =
        new LeaseKeeper(
            locks, fetching.leaseTimeToLive(), resources::pause, random, resources.heartbeats());
    return new Controller(
        store,
        scanners.set(),
        new SharedScans(resources.executor(), fetching.layerConcurrency(), leases, runner),
        new ImageCoalescer(ecosystems, scanners, options.unknownContent()),
        listener,
        clock,
        new Backoff(
            fetching.attemptBackoff(), fetching.maxAttemptBackoff(), ATTEMPT_JITTER, random),
        fetching.reuseByDiffId(),
        options.healing().warningInterval());
  }

  private HealingSchedule healing(Healer healer) {
    return new HealingSchedule(
        healer,
        store,
        scanners.set(),
        options.healing(),
        options.limits().layer(),
        listener,
        resources.scheduler(),
        resources.executor(),
        clock,
        random);
  }

  private MappingSupply mappings(MappingStore mappingStore) {
    return new MappingSupply(
        declaredMappings(),
        mappingStore,
        locks,
        options.mappings(),
        () -> httpClient == null ? newHttpClient() : httpClient,
        resources.scheduler(),
        resources.executor(),
        clock,
        random);
  }

  private HttpClient newHttpClient() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .connectTimeout(options.fetching().connectTimeout())
        .build();
  }

  private List<MappingDeclaration> declaredMappings() {
    Map<String, MappingDeclaration> byName = new LinkedHashMap<>();
    for (Ecosystem ecosystem : ecosystems) {
      for (MappingDeclaration declaration : ecosystem.mappings()) {
        MappingDeclaration other = byName.putIfAbsent(declaration.name(), declaration);
        if (other != null && !other.source().equals(declaration.source())) {
          throw new IllegalArgumentException(
              "ecosystems declare different sources of mapping " + declaration.name());
        }
      }
    }
    return List.copyOf(byName.values());
  }

  /** Starts both. If either cannot be started, leaves no task in the caller's scheduler. */
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
}
