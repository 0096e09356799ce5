package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.Store;
import dev.libindex.testdata.internal.postgres.TableExport;
import dev.libindex.testdata.postgres.CountingDataSource;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/**
 * Tests that a lost connection changes nothing in the end. It is lost at each round trip in turn;
 * the work is then repeated from its beginning, as by a node that was killed and restarted, and the
 * tables must have the same contents as after work that was not disturbed.
 */
class LostConnectionTest {
  @RegisterExtension static final TestStores stores = new TestStores();

  /** The moment at which the connection is lost. */
  enum Moment {
    BEFORE_SENDING,
    AFTER_THE_ANSWER,
    BEFORE_THE_ANSWER_ARRIVES
  }

  @ParameterizedTest
  @EnumSource
  void repeatingConverges(Moment moment) {
    stores.clear();
    CountingDataSource counting = new CountingDataSource(stores.dataSource());
    work(stores.store(counting.dataSource()));
    int roundTrips = counting.roundTrips();
    List<String> expected = export();
    assertTrue(roundTrips > 20 && expected.size() > 20, "too little work to lose");

    for (int point = 1; point <= roundTrips; point++) {
      stores.clear();
      Loss loss = new Loss(moment, point);
      Store store = stores.store(ObservedDataSource.of(stores.dataSource(), loss));
      int attempts = attempts(store);

      assertTrue(loss.happened(), "round trip " + point + " was not reached");
      assertTrue(attempts <= 2, attempts + " attempts");
      assertEquals(expected, export(), moment + " of round trip " + point);
    }
  }

  private static List<String> export() {
    return TableExport.of(stores.dataSource(), "libindex");
  }

  private static int attempts(Store store) {
    for (int attempt = 1; ; attempt++) {
      try {
        work(store);
        return attempt;
      } catch (StoreException e) {
        assertTrue(e.getCause() instanceof SQLException, "no cause");
      }
    }
  }

  /** Indexes two images over one base, one of them again with other contents, and deletes one. */
  private static void work(Store store) {
    ScannerSet scanners = TestImages.scanners(3);
    Manifest kept = TestImages.manifest("kept", "base", "top");
    Manifest deleted = TestImages.manifest("deleted", "base", "other top");
    TestImages.index(store, kept, scanners, "first body");
    TestImages.index(store, deleted, scanners, "first body");
    store.installMapping(TestImages.mapping("sha256:1", Map.of("common key", List.of("value"))));
    TestImages.index(store, kept, scanners, "second body");
    store.deleteManifests(List.of(deleted.hash()));
    store.setAttemptFailed(new FailedAttempt(kept.hash(), 1, "cause", TestImages.NOON));
  }

  /** Loses the connection once. */
  private static final class Loss implements RoundTripListener {
    private final Moment moment;
    private final AtomicInteger left;

    Loss(Moment moment, int point) {
      this.moment = moment;
      this.left = new AtomicInteger(point);
    }

    boolean happened() {
      return left.get() <= 0;
    }

    @Override
    public void before(Connection connection, String sql) throws SQLException {
      if (left.decrementAndGet() == 0 && moment == Moment.BEFORE_SENDING) {
        terminate(connection);
      }
    }

    @Override
    public void after(Connection connection, String sql) throws SQLException {
      if (left.get() == 0 && moment != Moment.BEFORE_SENDING) {
        left.decrementAndGet();
        terminate(connection);
        if (moment == Moment.BEFORE_THE_ANSWER_ARRIVES) {
          throw new SQLException("the answer was lost", "08006");
        }
      }
    }

    private static void terminate(Connection connection) throws SQLException {
      int backend = connection.unwrap(PGConnection.class).getBackendPID();
      stores.texts("SELECT pg_terminate_backend(" + backend + ", 10000)");
      stores.evict(connection);
    }
  }
}
