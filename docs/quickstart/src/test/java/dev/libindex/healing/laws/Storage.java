package dev.libindex.healing.laws;

import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.store.Store;
import java.time.Clock;

/** An empty store and its lock source. */
record Storage(Store store, LockSource locks) implements AutoCloseable {

  /** Creates the storage of a sequence. */
  @FunctionalInterface
  interface Factory {
    Storage make(Clock clock);
  }

  static Storage inMemory(Clock clock) {
    return new Storage(new InMemoryStore(), new InMemoryLockSource(clock));
  }

  @Override
  public void close() {
    store.close();
  }
}
