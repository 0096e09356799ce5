package dev.libindex.testdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.model.Digest;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyStoreTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));

  private final ScriptedStore script = new ScriptedStore();
  private final FaultyStore store = new FaultyStore(script.store());

  @Test
  void forwardsEverythingUntilAFaultIsSet() {
    store.indexReport(DIGEST);

    assertEquals(List.of("indexReport"), script.calls());
    assertFalse(store.hasFaultsLeft());
  }

  @Test
  void failsBeforeTheCallOnce() {
    store.failAt(StoreMethod.INDEX_REPORT, 1, Moment.BEFORE);

    assertThrows(StoreException.class, () -> store.indexReport(DIGEST));
    assertEquals(List.of(), script.calls());
    assertFalse(store.hasFaultsLeft());

    store.indexReport(DIGEST);
    assertEquals(List.of("indexReport"), script.calls());
  }

  @Test
  void failsAfterTheCall() {
    store.failAt(StoreMethod.DELETE_MANIFESTS, 1, Moment.AFTER);

    assertThrows(StoreException.class, () -> store.deleteManifests(List.of()));
    assertEquals(List.of("deleteManifests"), script.calls());
  }

  @Test
  void countsTheCallsOfTheMethodOnly() {
    store.failAt(StoreMethod.INDEX_REPORT, 2, Moment.BEFORE);

    store.deleteManifests(List.of());
    store.indexReport(DIGEST);
    store.deleteManifests(List.of());
    assertTrue(store.hasFaultsLeft());

    assertThrows(StoreException.class, () -> store.indexReport(DIGEST));
  }

  @Test
  void coversAllWrites() {
    List<Integer> writesDone = new ArrayList<>();
    for (int n = 1; ; n++) {
      ScriptedStore each = new ScriptedStore();
      FaultyStore faulty = new FaultyStore(each.store());
      faulty.failAtWrite(n, Moment.BEFORE);
      if (!fails(faulty)) {
        break;
      }
      writesDone.add(each.calls().size());
    }

    assertEquals(List.of(1, 2), writesDone, "one read comes first");
  }

  @Test
  void coversAllCalls() {
    for (int n = 1; n <= 3; n++) {
      store.failAtCall(n, Moment.AFTER);
      assertTrue(fails(store));
    }
    store.failAtCall(4, Moment.AFTER);
    assertFalse(fails(store));
  }

  /** Performs one read and two writes, and returns whether one of them failed. */
  private static boolean fails(FaultyStore store) {
    try {
      store.indexReport(DIGEST);
      store.deleteManifests(List.of());
      store.deleteManifests(List.of());
    } catch (StoreException e) {
      assertFalse(store.hasFaultsLeft());
      return true;
    }
    assertTrue(store.hasFaultsLeft());
    return false;
  }
}
