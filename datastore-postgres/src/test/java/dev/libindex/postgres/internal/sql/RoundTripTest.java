package dev.libindex.postgres.internal.sql;

import static dev.libindex.postgres.internal.sql.Parameter.number;
import static dev.libindex.postgres.internal.sql.Parameter.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.testdata.postgres.CountingDataSource;
import dev.libindex.testdata.postgres.TestPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

@DisplayName("A round trip")
class RoundTripTest {
  private static final String NUMBERS = "SELECT n FROM generate_series(1, ?) AS n";
  private static final String INSERT = "INSERT INTO libindex.item (name) VALUES (?)";
  private static final String NAMES = "SELECT name FROM libindex.item ORDER BY name";

  @RegisterExtension static final TestPostgres postgres = new TestPostgres();

  private CountingDataSource counting;
  private Database database;

  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  RoundTripTest() {}

  @BeforeEach
  void open() throws SQLException {
    try (Connection connection = postgres.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          DROP SCHEMA IF EXISTS libindex CASCADE;
          CREATE SCHEMA libindex;
          CREATE TABLE libindex.item (name text PRIMARY KEY)
          """);
    }
    counting = new CountingDataSource(postgres.database().dataSource());
    database = new Database(counting.dataSource(), Schema.DEFAULT);
  }

  @Test
  @DisplayName("answers every statement with its own parameters, in whatever order it is read")
  void answers() {
    List<String> read =
        database.transact(
            "read",
            transaction -> {
              RoundTrip trip = new RoundTrip();
              Result<Integer> written = trip.update(INSERT, text("a"));
              Result<List<Long>> numbers = trip.query(NUMBERS, row -> row.number("n"), number(3));
              trip.lock("SELECT FROM libindex.item FOR UPDATE");
              Result<Optional<String>> first = trip.queryFirst(NAMES, row -> row.text("name"));
              Result<Optional<Long>> none =
                  trip.queryFirst(NUMBERS, row -> row.number("n"), number(0));
              Result<Long> one = trip.queryOne(NUMBERS, row -> row.number("n"), number(1));
              transaction.send(trip);
              List<String> values = new ArrayList<>();
              for (Result<?> result : List.of(one, none, first, numbers, written)) {
                values.add(result.get().toString());
              }
              return values;
            });

    assertEquals(List.of("1", "Optional.empty", "Optional[a]", "[1, 2, 3]", "1"), read);
  }

  @Test
  @DisplayName("is one message, and the commit travels with the last")
  void messages() {
    database.transact(
        "write",
        transaction -> {
          RoundTrip first = new RoundTrip();
          first.update(INSERT, text("a"));
          first.update(INSERT, text("b"));
          transaction.send(first);
          RoundTrip last = new RoundTrip();
          last.update(INSERT, text("c"));
          last.update(INSERT, text("d"));
          transaction.commitWith(last);
          return true;
        });

    assertEquals(2, counting.roundTrips());
    assertEquals(List.of("a", "b", "c", "d"), names());
    assertEquals(1, counting.roundTrips());
  }

  @Test
  @DisplayName("is undone with its transaction unless the work commits")
  void rollback() {
    database.transact(
        "write",
        transaction -> {
          RoundTrip trip = new RoundTrip();
          trip.update(INSERT, text("a"));
          transaction.send(trip);
          return true;
        });

    assertEquals(List.of(), names());
  }

  @Test
  @DisplayName("is undone if the work ends with an Error, even if nobody resets the connection")
  void error() throws SQLException {
    try (Connection connection = postgres.database().dataSource().getConnection()) {
      Database onOneConnection = new Database(alwaysReturning(connection), Schema.DEFAULT);
      assertThrows(
          StackOverflowError.class,
          () ->
              onOneConnection.transact(
                  "write",
                  transaction -> {
                    RoundTrip trip = new RoundTrip();
                    trip.update(INSERT, text("a"));
                    transaction.send(trip);
                    throw new StackOverflowError();
                  }));

      assertTrue(connection.getAutoCommit());
      assertEquals(List.of(), names());
    }
  }

  /** Returns a DataSource whose connections are all this one, which closing leaves as it is. */
  private static DataSource alwaysReturning(Connection connection) {
    Connection open =
        proxy(
            Connection.class,
            (self, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
    return proxy(DataSource.class, (self, method, arguments) -> open);
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  @DisplayName("combines results with a lambda")
  void combined() {
    long sum =
        database.send(
            "add up",
            trip -> {
              Result<Long> three =
                  trip.queryOne("SELECT ? AS n", row -> row.number("n"), number(3));
              Result<Long> four = trip.queryOne("SELECT ? AS n", row -> row.number("n"), number(4));
              return () -> three.get() + four.get();
            });

    assertEquals(7, sum);
  }

  @Test
  @DisplayName("is built anew when a concurrent transaction gets in its way, at most ten times")
  void repeated() {
    List<RoundTrip> trips = new ArrayList<>();

    StoreException failure =
        assertThrows(
            StoreException.class,
            () ->
                database.send(
                    "demand a row",
                    trip -> {
                      trips.add(trip);
                      return trip.queryOne(NUMBERS, row -> row.number("n"), number(0));
                    }));

    assertEquals(10, trips.stream().distinct().count());
    assertTrue(String.valueOf(failure.getMessage()).startsWith("cannot demand a row: "));
  }

  @Nested
  @DisplayName("throws an IllegalStateException if it")
  class Mistakes {

    @Test
    @DisplayName("is read before it is sent")
    void readBeforeSent() {
      Result<List<String>> names = new RoundTrip().query(NAMES, row -> row.text("name"));

      assertMistake("read before its round trip was answered", names::get);
    }

    @Test
    @DisplayName("is read after it has failed")
    void readAfterFailure() throws SQLException {
      RoundTrip trip = new RoundTrip();
      Result<List<String>> names = trip.query(NAMES, row -> row.text("name"));
      trip.update("DELETE FROM libindex.not_there");
      try (Connection connection = postgres.database().dataSource().getConnection()) {
        assertThrows(SQLException.class, () -> trip.send(connection, Schema.DEFAULT));
      }

      assertMistake("read before its round trip was answered", names::get);
    }

    @Test
    @DisplayName("is sent twice")
    void sentTwice() {
      assertMistake(
          "sent already",
          () ->
              database.transact(
                  "send twice",
                  transaction -> {
                    RoundTrip trip = new RoundTrip();
                    trip.update(INSERT, text("a"));
                    transaction.send(trip);
                    transaction.send(trip);
                    return true;
                  }));
      assertEquals(List.of(), names());
    }

    @Test
    @DisplayName("is added to after it was sent")
    void addedToAfterSent() {
      assertMistake(
          "sent already",
          () ->
              database.transact(
                  "add too late",
                  transaction -> {
                    RoundTrip trip = new RoundTrip();
                    transaction.send(trip);
                    return trip.update(INSERT, text("a")).get();
                  }));
    }

    @Test
    @DisplayName("is sent after the commit")
    void sentAfterCommit() {
      assertMistake(
          "committed already",
          () ->
              database.transact(
                  "go on after the commit",
                  transaction -> {
                    transaction.commitWith(new RoundTrip());
                    transaction.send(new RoundTrip());
                    return true;
                  }));
    }

    @Test
    @DisplayName("has rows that nobody reads")
    void neverRead() {
      assertMistake(
          "never read: " + NAMES,
          () ->
              database.send(
                  "forget the rows",
                  trip -> {
                    trip.query(NAMES, row -> row.text("name"));
                    return trip.update(INSERT, text("a"));
                  }));
      assertMistake(
          "never read: " + NAMES,
          () ->
              database.transact(
                  "forget the rows",
                  transaction -> {
                    RoundTrip trip = new RoundTrip();
                    trip.queryFirst(NAMES, row -> row.text("name"));
                    transaction.send(trip);
                    transaction.send(new RoundTrip());
                    return true;
                  }));
    }

    @Test
    @DisplayName("has more or fewer parameters than placeholders, even if the sum is right")
    void parameters() {
      RoundTrip trip = new RoundTrip();

      assertMistake("1 placeholders, but 0 parameters", () -> trip.update(INSERT));
      assertMistake(
          "1 placeholders, but 2 parameters", () -> trip.update(INSERT, text("a"), text("b")));
    }

    @Test
    @DisplayName("has two statements in one")
    void twoStatements() {
      assertMistake(
          "more than one statement",
          () -> new RoundTrip().update("DELETE FROM libindex.item; DELETE FROM libindex.item"));
    }

    @Test
    @DisplayName("gets rows for an update, or none for a query")
    void kinds() {
      assertMistake(
          "rows instead of a count",
          () -> database.send("update", trip -> trip.update(NUMBERS, number(1))));
      assertMistake(
          "no rows from",
          () ->
              database.send(
                  "query", trip -> trip.query(INSERT, row -> row.text("name"), text("a"))));
    }
  }

  private static void assertMistake(String message, Executable mistake) {
    IllegalStateException exception = assertThrows(IllegalStateException.class, mistake);
    assertTrue(String.valueOf(exception.getMessage()).contains(message), exception::toString);
  }

  private List<String> names() {
    return database.send("read names", trip -> trip.query(NAMES, row -> row.text("name")));
  }
}
