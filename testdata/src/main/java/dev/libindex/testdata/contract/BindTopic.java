package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.PartialError;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of {@link Binder#bind}; skipped for a scanner that is not a {@link Binder}. */
abstract class BindTopic<T> {
  private static final int THREADS = 8;

  private final ScannerContract<T> contract;
  private List<Evidence> evidence = List.of();

  BindTopic(ScannerContract<T> contract) {
    this.contract = contract;
  }

  @BeforeEach
  void scan() throws Exception {
    assumeTrue(contract.scanner() instanceof Binder, "the scanner binds nothing");
    evidence =
        ComposeTopic.composeAll(contract.scanner(), contract.scanAll()).stream()
            .flatMap(result -> result.evidence().stream())
            .distinct()
            .toList();
    assertFalse(evidence.isEmpty(), "no layer yields evidence: this contract proves nothing");
  }

  @Test
  @DisplayName("names a missing mapping in a partial error instead of failing")
  void missingMapping() {
    for (Evidence one : evidence) {
      assertTrue(
          bind(one, null).partialErrors().contains(PartialError.missingMapping(one.mapping())),
          one.toString());
    }
  }

  @Test
  @DisplayName("reports no missing mapping if the mapping is there, even with none of the keys")
  void mappingThere() {
    for (Evidence one : evidence) {
      for (MappingSlice mapping : List.of(slice(one), emptySlice(one))) {
        assertEquals(
            List.of(),
            bind(one, mapping).partialErrors().stream()
                .filter(error -> error.reason() == PartialError.Reason.MISSING_MAPPING)
                .toList());
      }
    }
  }

  @Test
  @DisplayName("yields no further evidence")
  void noEvidence() {
    for (Evidence one : evidence) {
      assertEquals(List.of(), bind(one, null).evidence());
      assertEquals(List.of(), bind(one, slice(one)).evidence());
    }
  }

  @Test
  @DisplayName("is pure: the same evidence and mapping give the same result")
  void pure() {
    for (Evidence one : evidence) {
      ScanResult<T> bound = bind(one, slice(one));
      ScanResult<T> unbound = bind(one, null);

      assertEquals(bound, bind(one, slice(one)));
      assertEquals(unbound, bind(one, null));
    }
  }

  @Test
  @DisplayName("looks up only keys that the evidence names")
  void namedKeysOnly() {
    for (Evidence one : evidence) {
      assertEquals(bind(one, slice(one)), bind(one, new MappingSlice(one.mapping(), table(one))));
    }
  }

  @Test
  @DisplayName("gives the same results when called from many threads")
  void threadSafe() {
    List<ScanResult<T>> expected = evidence.stream().map(one -> bind(one, slice(one))).toList();

    TestThreads.run(
        THREADS,
        thread -> {
          for (int i = 0; i < evidence.size(); i++) {
            int index = (thread + i) % evidence.size();
            Evidence one = evidence.get(index);
            assertEquals(expected.get(index), bind(one, slice(one)));
          }
        });
  }

  private ScanResult<T> bind(Evidence one, @Nullable MappingSlice mapping) {
    return binder().bind(one, mapping);
  }

  // A scanner binds what it scans for, so both have the same type argument.
  @SuppressWarnings("unchecked")
  private Binder<T> binder() {
    return (Binder<T>) contract.scanner();
  }

  private Map<String, List<String>> table(Evidence one) {
    return contract.mappings().getOrDefault(one.mapping(), Map.of());
  }

  private MappingSlice slice(Evidence one) {
    Map<String, List<String>> named = new HashMap<>(table(one));
    named.keySet().retainAll(one.keys());
    return new MappingSlice(one.mapping(), named);
  }

  private static MappingSlice emptySlice(Evidence one) {
    return new MappingSlice(one.mapping(), Map.of());
  }
}
