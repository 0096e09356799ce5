package dev.libindex.reuse;

import dev.libindex.lock.LockSource;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.store.Store;
import dev.libindex.testdata.internal.postgres.TableReset;
import dev.libindex.testdata.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("In PostgreSQL, content that was read before")
class SameContentInPostgresTest extends SameContentTests {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  private PostgresStore store;

  @BeforeEach
  @Override
  void start() throws Exception {
    store = PostgresStore.open(POSTGRES.database().jdbcUrl(), PostgresStoreOptions.defaults());
    TableReset.run(POSTGRES.database().dataSource(), "libindex");
    super.start();
  }

  @AfterEach
  @Override
  void stop() {
    super.stop();
    store.close();
  }

  @Override
  Store store() {
    return store;
  }

  @Override
  LockSource locks() {
    return store.lockSource();
  }
}
