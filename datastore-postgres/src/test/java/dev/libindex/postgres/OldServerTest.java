package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.error.StoreException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server older than PostgreSQL 15")
class OldServerTest {

  @Test
  @DisplayName("is refused before anything is created in it, and the message has its version")
  void refused() {
    StoreException refused =
        assertThrows(
            StoreException.class,
            () -> PostgresStore.create(server(14, "14.22"), PostgresStoreOptions.defaults()));

    assertEquals("PostgreSQL 15 or later is needed, this is 14.22", refused.getMessage());
  }

  /** Returns a server that knows its version and nothing else. */
  private static DataSource server(int major, String version) {
    DatabaseMetaData metaData =
        proxy(
            DatabaseMetaData.class,
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getDatabaseMajorVersion" -> major;
                  case "getDatabaseProductVersion" -> version;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    Connection connection =
        proxy(
            Connection.class,
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getMetaData" -> metaData;
                  case "close" -> null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
    return proxy(DataSource.class, (self, method, arguments) -> connection);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            OldServerTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
