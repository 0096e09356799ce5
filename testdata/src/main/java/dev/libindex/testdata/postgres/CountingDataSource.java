package dev.libindex.testdata.postgres;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the round trips of everybody who uses its connections. Thread-safe. */
public final class CountingDataSource {
  private final AtomicInteger roundTrips = new AtomicInteger();
  private final DataSource dataSource;

  /** Counts on connections of {@code target}, which is never closed. */
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

  /** What is counted: give this to whom you watch. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** How many there were since this was asked last. */
  public int roundTrips() {
    return roundTrips.getAndSet(0);
  }
}
