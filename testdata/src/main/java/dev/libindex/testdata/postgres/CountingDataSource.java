package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A counter of the round trips on all connections of a data source. Thread-safe. */
public final class CountingDataSource {
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final DataSource dataSource;

  /** Wraps {@code target}, which is never closed. */
  public CountingDataSource(DataSource target) {
    dataSource =
        ObservedDataSource.of(
            target,
            new RoundTripListener() {
              @Override
              public void before(Connection connection, String sql) {
                roundTrips.incrementAndGet();
              }
            });
  }

  /** Returns the data source whose round trips are counted. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Returns the number of round trips since the last call. */
  public int roundTrips() {
    return roundTrips.getAndSet(0);
  }
}
