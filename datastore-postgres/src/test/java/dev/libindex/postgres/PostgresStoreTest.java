package dev.libindex.postgres;

import dev.libindex.store.Store;
import dev.libindex.testdata.contract.StoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStoreTest extends StoreContract {
  @RegisterExtension static final TestStores stores = new TestStores();

  @Override
  protected Store createStore() {
    return stores.emptyStore();
  }
}
