package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.CPES;
import static dev.libindex.testdata.contract.Samples.NAMES;
import static dev.libindex.testdata.contract.Samples.NOON;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static dev.libindex.testdata.contract.Samples.withDiffIds;

import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Random operations of an indexer, on so few manifests, layers and keys that most of them interact.
 */
final class RandomOperations {
  private static final List<String> LAYERS = List.of("a", "b", "c", "d", "e", "f");
  private static final List<String> MAPPINGS = List.of(CPES, NAMES);
  private static final List<String> KEYS = List.of("k1", "k2", "k3", "k4");

  /** The last one conflicts with the first: it has the same hash and other layers. */
  private static final List<Manifest> MANIFESTS =
      List.of(
          manifest("one", "a", "b"),
          manifest("two", "a", "c"),
          manifest("three", "b", "c", "b"),
          manifest("four", "d"),
          manifest("scratch"),
          manifest("one", "b", "a"),
          withDiffIds(manifest("five", "e", "a"), "tar of b", "tar of a"),
          withDiffIds(manifest("six", "f", "d", "f"), "tar of a", "tar of f", "tar of a"),
          withDiffIds(manifest("seven", "f"), "tar of f"),
          manifest("five", "e", "a"),
          withDiffIds(manifest("five", "e", "a"), "tar of d", "tar of a"),
          withDiffIds(manifest("seven", "f"), "tar of a"));

  /**
   * The content of each layer. Some layers have the same; some of the manifests above are wrong.
   */
  private static final Map<String, String> TARS =
      Map.of(
          "a",
          "tar of a",
          "b",
          "tar of b",
          "c",
          "tar of a",
          "d",
          "tar of d",
          "e",
          "tar of a",
          "f",
          "tar of f");

  private static final List<ScannerSet> SETS =
      List.of(ALL, RPM_ONLY, ScannerSet.of(List.of(RPM, REPOSITORY)));

  private final ComparedStores stores;
  private final Random random;
  private final List<Runnable> operations =
      List.of(
          this::persist,
          this::persistServed,
          this::serve,
          this::scan,
          this::scan,
          this::coalesce,
          this::finish,
          this::finish,
          this::index,
          this::index,
          this::delete,
          this::install,
          this::confirm,
          this::fail);
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, Map<String, List<String>>> tables = new HashMap<>();
  private long fence = 10;
  private int count;

  RandomOperations(Store tested, long seed) {
    this.stores = new ComparedStores(tested);
    this.random = new Random(seed);
  }

  /** What was coalesced, to be finished later, when it may be stale. */
  private record Pending(Manifest manifest, ScannerSet scanners, ComparedStores.Coalesced input) {}

  void run(int steps) {
    for (count = 1; count <= steps; count++) {
      any(operations).run();
      check(any(MANIFESTS), any(SETS));
    }
    for (Manifest manifest : MANIFESTS) {
      SETS.forEach(scanners -> check(manifest, scanners));
    }
  }

  private void check(Manifest manifest, ScannerSet scanners) {
    boolean reuse = flip();
    stores.run("check", store -> store.checkManifest(manifest, scanners, reuse));
    stores.run("indexReport", store -> store.indexReport(manifest.hash()));
    stores.run(
        "findPackages", store -> FoundPackage.of(store.findPackages(Set.of("bash", "ubi8"))));
  }

  private void persist() {
    Manifest manifest = any(MANIFESTS);
    stores.run("persist " + manifest, asFunction(store -> store.persistManifest(manifest)));
  }

  private void scan() {
    String layer = any(LAYERS);
    List<Cell> cells = ALL.scanners().stream().filter(scanner -> flip()).map(this::cell).toList();
    fence++;
    LayerScan scan =
        new LayerScan(digest(layer), fence - random.nextInt(3), Samples.NOON, cells, diffId(layer));
    stores.run("scan " + layer + ' ' + scan, asFunction(store -> store.setLayerScanned(scan)));
  }

  private @Nullable Digest diffId(String layer) {
    return oneInFour() ? null : digest(TARS.getOrDefault(layer, ""));
  }

  private void persistServed() {
    Manifest manifest = any(MANIFESTS);
    stores.run(
        "persist served " + manifest,
        asFunction(
            store ->
                store.persistManifest(
                    manifest, store.checkManifest(manifest, ALL).served().servedBy())));
  }

  private void serve() {
    Manifest manifest = any(MANIFESTS);
    ScannerSet scanners = any(SETS);
    stores.run(
        "serve " + manifest + ' ' + scanners,
        asFunction(
            store ->
                store.setLayersServed(
                    manifest.hash(), store.checkManifest(manifest, scanners).served().servedBy())));
  }

  private void coalesce() {
    Manifest manifest = any(MANIFESTS);
    ScannerSet scanners = any(SETS);
    ComparedStores.Coalesced input =
        stores.coalesce(
            "coalesce " + manifest + ' ' + scanners,
            store -> store.coalesceInput(Samples.known(manifest, scanners)));
    pending.add(new Pending(manifest, scanners, input));
  }

  private void finish() {
    if (pending.isEmpty()) {
      return;
    }
    Pending one = pending.remove(random.nextInt(pending.size()));
    State end = flip() ? State.INDEX_FINISHED : State.INDEX_PARTIAL;
    String body = "body " + random.nextInt(3);
    Set<String> awaited = oneInFour() ? Set.of(any(MAPPINGS)) : Set.of();
    stores.finish(
        "finish " + one.manifest() + ' ' + one.scanners() + ' ' + end + ' ' + awaited,
        one.input(),
        (store, input) ->
            Results.finish(
                store,
                end,
                Results.of(one.manifest(), one.scanners(), input, body, awaited, Samples.NOON)));
  }

  /** Indexes a manifest except for the last step, which is left for later. */
  private void index() {
    Manifest manifest = any(MANIFESTS);
    fence++;
    stores.run("persist " + manifest, asFunction(store -> store.persistManifest(manifest)));
    for (String layer : LAYERS) {
      if (!manifest.layerDigests().contains(digest(layer))) {
        continue;
      }
      List<Cell> cells = ALL.scanners().stream().map(this::cell).toList();
      LayerScan scan = new LayerScan(digest(layer), fence, Samples.NOON, cells, diffId(layer));
      stores.run("scan " + scan, asFunction(store -> store.setLayerScanned(scan)));
    }
    ComparedStores.Coalesced input =
        stores.coalesce(
            "coalesce " + manifest, store -> store.coalesceInput(Samples.known(manifest, ALL)));
    pending.clear();
    pending.add(new Pending(manifest, ALL, input));
  }

  private void delete() {
    List<Digest> hashes = some(MANIFESTS.stream().map(Manifest::hash).toList());
    if (oneInFour()) {
      stores.run("delete " + hashes, store -> store.deleteManifests(hashes));
    }
    stores.run(
        "missing", store -> store.missingCells(LAYERS.stream().map(Samples::digest).toList(), ALL));
  }

  private void install() {
    String name = any(MAPPINGS);
    Map<String, List<String>> entries = new HashMap<>(tables.getOrDefault(name, Map.of()));
    if (oneInFour()) {
      entries.remove(any(KEYS));
    } else {
      entries.put(any(KEYS), some(List.of("v1", "v2")));
    }
    tables.put(name, entries);
    stores.compareVersions(
        "install " + name + ' ' + entries,
        store -> store.installMapping(Samples.mapping(name, entries)));
    stores.run("current", store -> store.currentMapping(name).map(version -> version.digest()));
  }

  private void confirm() {
    int seconds = count;
    stores.run(
        "confirm",
        store -> {
          store.confirmMapping(CPES, NOON.plusSeconds(seconds));
          return store.currentMapping(CPES).map(version -> version.provenance().fetchedAt());
        });
  }

  private void fail() {
    Manifest manifest = any(MANIFESTS);
    int failures = count;
    stores.run(
        "fail " + manifest,
        asFunction(store -> store.setAttemptFailed(Samples.attempt(manifest, failures))));
  }

  private Cell cell(ScannerIdentity scanner) {
    Map<String, Set<String>> keys = new HashMap<>();
    if (oneInFour()) {
      keys.put(any(MAPPINGS), Set.of(any(KEYS), "never there"));
    }
    List<PartialError> errors =
        oneInFour() ? List.of(PartialError.ofTransient("path", "cause " + count)) : List.of();
    return new Cell(scanner, Bytes.ofUtf8("content " + count), keys, errors);
  }

  private static Function<Store, String> asFunction(Consumer<Store> action) {
    return store -> {
      action.accept(store);
      return "done";
    };
  }

  private boolean oneInFour() {
    return random.nextInt(4) == 0;
  }

  private boolean flip() {
    return random.nextBoolean();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> List<T> some(List<T> list) {
    return list.stream().filter(one -> flip()).toList();
  }
}
