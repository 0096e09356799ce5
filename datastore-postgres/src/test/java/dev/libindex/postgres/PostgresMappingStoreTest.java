package dev.libindex.postgres;

import dev.libindex.store.MappingStore;
import dev.libindex.testdata.contract.MappingStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresMappingStoreTest extends MappingStoreContract {
  @RegisterExtension static final TestStores stores = new TestStores();

  @Override
  protected MappingStore createStore() {
    return stores.emptyStore();
  }
}
