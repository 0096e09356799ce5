package dev.libindex.benchmarks;

import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.util.concurrent.atomic.LongAdder;

/** Counts round trips to a database and the statements that travel in them. Thread-safe. */
final class StatementCounter implements RoundTripListener {
  private final LongAdder roundTrips = new LongAdder();
  private final LongAdder statements = new LongAdder();

  /**
   * What was counted.
   *
   * @param roundTrips messages that were sent and answered
   * @param statements SQL statements, COMMIT included, the BEGIN that the driver adds not
   */
  record Count(long roundTrips, long statements) {

    /** What came after an earlier count. */
    Count since(Count earlier) {
      return new Count(roundTrips - earlier.roundTrips, statements - earlier.statements);
    }

    Count plus(Count other) {
      return new Count(roundTrips + other.roundTrips, statements + other.statements);
    }
  }

  @Override
  public void before(Connection connection, String sql) {
    roundTrips.increment();
    statements.add(1 + sql.chars().filter(character -> character == ';').count());
  }

  Count count() {
    return new Count(roundTrips.sum(), statements.sum());
  }
}
