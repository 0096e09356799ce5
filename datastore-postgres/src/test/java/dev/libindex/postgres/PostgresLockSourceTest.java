package dev.libindex.postgres;

import dev.libindex.lock.LockSource;
import dev.libindex.testdata.contract.LockSourceContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresLockSourceTest extends LockSourceContract {
  @RegisterExtension static final TestStores stores = new TestStores();

  @Override
  protected LockSource createLockSource() {
    stores.clear();
    return stores.store(stores.dataSource()).lockSource();
  }

  /** Lets leases end that much sooner, since the server's clock cannot be moved. */
  @Override
  protected void advance(Duration time) {
    stores.execute(
        "UPDATE libindex.lease SET expires_at = expires_at - interval '"
            + time.toMillis()
            + " milliseconds'");
  }
}
