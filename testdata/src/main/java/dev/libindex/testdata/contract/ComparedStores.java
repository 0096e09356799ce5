package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.error.LibindexException;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.model.Digest;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import dev.libindex.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A store under test and its model, which get the same calls. Fails if their answers differ. */
final class ComparedStores {
  private static final int REMEMBERED = 25;

  private final Store tested;
  private final Store model = new NaiveStore();
  private final Deque<String> calls = new ArrayDeque<>();

  ComparedStores(Store tested) {
    this.tested = tested;
  }

  void run(String what, Function<Store, ?> call) {
    run(what, call, call);
  }

  private void run(String what, Function<Store, ?> ofModel, Function<Store, ?> ofTested) {
    if (calls.size() == REMEMBERED) {
      calls.remove();
    }
    calls.add(what);
    Object expected = answer(model, ofModel);
    assertEquals(expected, answer(tested, ofTested), this::history);
  }

  /** Compares what both stores read, and returns it. */
  Coalesced coalesce(String what, Function<Store, CoalesceInput> call) {
    run(what, store -> withoutNumbers(call.apply(store)));
    return new Coalesced(call.apply(tested), call.apply(model));
  }

  /** Finishes in both stores, each with its own input. */
  void finish(String what, Coalesced coalesced, Finish finish) {
    run(
        what,
        store -> finish.apply(store, coalesced.model),
        store -> finish.apply(store, coalesced.tested));
  }

  void compareVersions(String what, Function<Store, MappingVersion> call) {
    run(what, store -> withoutNumber(call.apply(store)));
  }

  private static Object answer(Store store, Function<Store, ?> call) {
    try {
      return call.apply(store);
    } catch (LibindexException e) {
      return e.getClass();
    }
  }

  private String history() {
    return "after " + String.join("\n      ", calls) + "\n";
  }

  private static Object withoutNumbers(CoalesceInput input) {
    Map<Digest, List<Cell>> cells = new HashMap<>();
    for (LayerCells layer : input.layers()) {
      cells.put(layer.layer(), layer.cells());
    }
    return List.of(input.layers().size(), cells, input.mappings());
  }

  /** Drops the sequence, which may have gaps; only the order of sequences can be compared. */
  private static MappingVersion withoutNumber(MappingVersion version) {
    return new MappingVersion(
        version.name(), 0, version.digest(), version.provenance(), version.keys());
  }

  /** What each store returned, with its own revisions and sequences. */
  record Coalesced(CoalesceInput tested, CoalesceInput model) {}

  /** A call that finishes with what was coalesced. */
  interface Finish {
    Object apply(Store store, CoalesceInput input);
  }
}
