package dev.libindex.benchmarks;

import dev.libindex.testdata.postgres.RoundTripListener;
import java.sql.Connection;
import java.util.concurrent.atomic.LongAdder;

/** A counter of the round trips to a database and of the statements in them. Thread-safe. */
final class StatementCounter implements RoundTripListener {
  private final LongAdder roundTrips = new LongAdder();
  private final LongAdder statements = new LongAdder();

  /**
   * What was counted.
   *
   * @param roundTrips the number of messages that were sent and answered
   * @param statements the number of SQL statements, including COMMIT but not the BEGIN that the
   *     driver adds
   */
  record Count(long roundTrips, long statements) {

    /** Returns what was counted since an earlier count. */
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
