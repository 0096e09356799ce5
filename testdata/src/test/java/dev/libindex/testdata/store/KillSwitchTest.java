package dev.libindex.testdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.model.Digest;
import dev.libindex.store.LayerScan;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KillSwitchTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));
  private static final LayerScan SCAN = new LayerScan(DIGEST, 1, Instant.EPOCH, List.of());

  private final ScriptedStore script = new ScriptedStore();
  private final KillSwitch killSwitch = new KillSwitch();
  private final Store store = killSwitch.store(script.store());
  private final List<String> leases = new ArrayList<>();

  @Test
  void forwardsEverythingUntilItKills() {
    store.setLayerScanned(SCAN);

    assertEquals(List.of("setLayerScanned"), script.calls());
    assertFalse(killSwitch.hasKilled());
  }

  @ParameterizedTest
  @EnumSource
  void blocksEverythingAfterwards(Moment moment) {
    killSwitch.killAtWrite(1, moment);

    assertThrows(ProcessKilled.class, () -> store.deleteManifests(List.of()));
    assertThrows(ProcessKilled.class, () -> store.deleteManifests(List.of()));
    assertThrows(ProcessKilled.class, () -> store.indexReport(DIGEST));
    assertThrows(
        ProcessKilled.class, () -> killSwitch.locks(locks()).tryAcquire("", Duration.ZERO));

    assertTrue(killSwitch.hasKilled());
    int done = moment == Moment.AFTER ? 1 : 0;
    assertEquals(done, script.calls().size());
  }

  @Test
  void countsLeasesAmongTheWrites() {
    LockSource locks = killSwitch.locks(locks());
    killSwitch.killAtWrite(3, Moment.BEFORE);
    store.indexReport(DIGEST);
    Lease lease = locks.tryAcquire("key", Duration.ZERO).orElseThrow();
    store.setLayerScanned(SCAN);
    assertTrue(lease.renew(Duration.ZERO));

    assertThrows(ProcessKilled.class, lease::close);
    assertEquals(List.of("indexReport", "setLayerScanned", "acquire", "renew"), all());
  }

  @ParameterizedTest
  @EnumSource
  void namesWastedLayers(Moment moment) {
    killSwitch.killAtWrite(1, moment);

    assertThrows(ProcessKilled.class, () -> store.setLayerScanned(SCAN));

    assertEquals(moment == Moment.BEFORE ? Set.of(DIGEST) : Set.of(), killSwitch.wastedLayers());
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(script.calls());
    all.addAll(leases);
    return all;
  }

  private LockSource locks() {
    return (key, timeToLive) -> {
      leases.add("acquire");
      return Optional.of(new ScriptedLease(key));
    };
  }

  private final class ScriptedLease implements Lease {
    private final String key;

    ScriptedLease(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public long fence() {
      return 1;
    }

    @Override
    public boolean renew(Duration timeToLive) {
      return leases.add("renew");
    }

    @Override
    public void close() {
      leases.add("release");
    }
  }
}
