package dev.libindex.quickstart.database;

import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.store.Store;
import java.io.IOException;
import java.time.Clock;

/**
 * A store with its locks, and what must be closed after them.
 *
 * @param store the open store
 * @param locks shared with all users of the same store
 * @param server what the store runs on
 */
public record StoreSession(Store store, LockSource locks, AutoCloseable server)
    implements AutoCloseable {

  /** Opens a session that keeps everything in this process. */
  public static StoreSession inMemory() {
    return new StoreSession(
        new InMemoryStore(), new InMemoryLockSource(Clock.systemUTC()), () -> {});
  }

  /** Opens a session that keeps everything in a database. */
  public static StoreSession postgres(String jdbcUrl, AutoCloseable server) {
    PostgresStore store = PostgresStore.open(jdbcUrl, PostgresStoreOptions.defaults());
    return new StoreSession(store, store.lockSource(), server);
  }

  @Override
  public void close() throws IOException {
    store.close();
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
