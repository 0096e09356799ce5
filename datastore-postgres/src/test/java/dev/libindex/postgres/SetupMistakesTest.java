package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.error.StoreException;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A mistake in the setup of the database")
class SetupMistakesTest {
  private static final PostgresStoreOptions OPTIONS =
      PostgresStoreOptions.defaults().withSchema("never_migrated").withMigration(false);

  @RegisterExtension static final TestStores stores = new TestStores();

  private static String message(Class<? extends RuntimeException> type, String jdbcUrl) {
    RuntimeException failure = assertThrows(type, () -> PostgresStore.open(jdbcUrl, OPTIONS));
    return String.valueOf(failure.getMessage());
  }

  @Test
  @DisplayName("is named: the schema was never migrated")
  void missingSchema() {
    ScannerSet scanners = TestImages.scanners(1);
    try (HikariDataSource pool = ConnectionPool.open(stores.jdbcUrl(), 2);
        PostgresStore store = PostgresStore.create(pool, OPTIONS)) {
      StoreException failure =
          assertThrows(StoreException.class, () -> store.registerScanners(scanners));

      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("schema never_migrated has not been migrated"), message);
      assertTrue(message.contains("PostgresStore.migrate"), message);
    }
  }

  @Test
  @DisplayName("is named: nothing listens at the port, and no password is shown")
  void closedPort() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/db?user=u&password=secret";

    String message = message(StoreException.class, url);
    assertTrue(message.contains("cannot connect to the database at 127.0.0.1:" + port), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  @DisplayName("is named: the host is unknown, and no password is shown")
  void unknownHost() {
    String message =
        message(
            StoreException.class, "jdbc:postgresql://u:secret@host.invalid:1/db?password=secret");

    assertTrue(message.contains("host.invalid"), message);
    assertFalse(message.contains("secret"), message);
  }

  @Test
  @DisplayName("is named: the URL is empty, or of another database")
  void otherUrls() {
    assertTrue(message(IllegalArgumentException.class, "").contains("jdbc:postgresql://"));
    String other = message(StoreException.class, "jdbc:other://u:secret@host/db");
    assertTrue(other.contains("No suitable driver"), other);
    assertFalse(other.contains("secret"), other);
  }
}
