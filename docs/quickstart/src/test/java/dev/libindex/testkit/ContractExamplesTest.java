package dev.libindex.testkit;

import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Distribution;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.scan.LayerScanner;
import dev.libindex.store.Store;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.LockSourceContract;
import dev.libindex.testdata.contract.ScannerContract;
import dev.libindex.testdata.contract.StoreContract;
import dev.libindex.testdata.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("With a contract kit, an embedder tests")
class ContractExamplesTest {

  /** Compiled only: indexer-core runs the same kit on the same store. */
  static class MyStoreTest extends StoreContract {
    @Override
    protected Store createStore() {
      return new InMemoryStore();
    }
  }

  @Nested
  class MyLockSourceTest extends LockSourceContract {
    private final ManualClock clock = new ManualClock(Instant.EPOCH);

    @Override
    protected LockSource createLockSource() {
      return new InMemoryLockSource(clock);
    }

    @Override
    protected void advance(Duration time) {
      clock.advance(time);
    }
  }

  @Nested
  class MyScannerTest extends ScannerContract<Distribution> {
    @Override
    protected LayerScanner<Distribution> scanner() {
      return Ecosystems.rhel(RhelConfig.offline()).get(0).distributionScanners().get(0);
    }

    @Override
    protected List<FakeLayer> layers() {
      return List.of(
          FakeLayer.of("etc/os-release", "PRETTY_NAME=\"Red Hat Enterprise Linux 9.4\"\n"));
    }
  }
}
