package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.sql.ConnectionPool;
import dev.libindex.store.Store;
import dev.libindex.testdata.postgres.CountingDataSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@link CountingDataSource} counts the round trips that go over the wire. */
class WireTest {
  @RegisterExtension static final TestStores stores = new TestStores();

  @ParameterizedTest(name = "prepareThreshold={0}")
  @ValueSource(ints = {0, 1, 5})
  void countsAgree(int prepareThreshold) throws IOException {
    stores.clear();
    URI server = URI.create(stores.jdbcUrl().substring("jdbc:".length()));
    try (WireProxy wire = new WireProxy(server.getHost(), server.getPort());
        HikariDataSource pool = ConnectionPool.open(through(wire, prepareThreshold), 1)) {
      CountingDataSource counting = new CountingDataSource(pool);
      Store store = stores.store(counting.dataSource());
      // Not compared: the driver asks for types that are new to it, and the pool validates
      // connections.
      useEverything(store, "first");
      wire.roundTrips();
      counting.roundTrips();

      useEverything(store, "second");

      assertEquals(counting.roundTrips(), wire.roundTrips());
    }
  }

  private static void useEverything(Store store, String name) {
    ScannerSet scanners = TestImages.scanners(5);
    Manifest manifest = TestImages.manifest(name, name + " base", name + " top");
    TestImages.index(store, manifest, scanners, "body of " + name);
    TestImages.index(store, manifest, scanners, "other body of " + name);
    store.installMapping(TestImages.mapping(name, Map.of("common key", List.of(name))));
    store.checkManifest(manifest, scanners);
    store.indexReport(manifest.hash());
    store.deleteManifests(List.of(manifest.hash()));
  }

  private static String through(WireProxy wire, int prepareThreshold) {
    String direct = stores.jdbcUrl();
    return direct.replaceFirst("//[^/]+/", "//127.0.0.1:" + wire.port() + "/")
        + (direct.contains("?") ? "&" : "?")
        + "prepareThreshold="
        + prepareThreshold;
  }
}
