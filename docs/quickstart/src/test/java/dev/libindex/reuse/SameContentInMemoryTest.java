package dev.libindex.reuse;

import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.store.Store;
import java.time.Clock;
import org.junit.jupiter.api.DisplayName;

@DisplayName("In memory, content that was read before")
class SameContentInMemoryTest extends SameContentTests {
  private final Store store = new InMemoryStore();

  @Override
  Store store() {
    return store;
  }

  @Override
  LockSource locks() {
    return new InMemoryLockSource(Clock.systemUTC());
  }
}
