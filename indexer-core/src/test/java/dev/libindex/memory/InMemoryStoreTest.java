package dev.libindex.memory;

import dev.libindex.store.Store;
import dev.libindex.testdata.contract.StoreContract;

class InMemoryStoreTest extends StoreContract {
  @Override
  protected Store createStore() {
    return new InMemoryStore();
  }

  @Override
  protected int rounds() {
    return 1000;
  }
}
