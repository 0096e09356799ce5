package dev.libindex.memory;

import dev.libindex.store.MappingStore;
import dev.libindex.testdata.contract.MappingStoreContract;

class InMemoryMappingStoreTest extends MappingStoreContract {
  @Override
  protected MappingStore createStore() {
    return new InMemoryStore();
  }
}
