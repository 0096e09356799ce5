package dev.libindex.benchmarks;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.postgres.ObservedDataSource;
import dev.libindex.testdata.postgres.PostgresServer;
import dev.libindex.testdata.postgres.RoundTripListener;
import dev.libindex.testdata.postgres.TestDatabase;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.Vulnerability;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Measures what it costs to find out which of 10,000 stored manifests are affected by 1,000
 * vulnerabilities: round trips, milliseconds, and the worst node of each query plan. Optional
 * arguments: the numbers of manifests and of vulnerabilities.
 */
final class AffectedCost {
  private static final int ROUNDS = 7;

  private final TestDatabase database;
  private final List<String> sent = new ArrayList<>();
  private long lastSent;
  private double serverMilliseconds;

  private AffectedCost(TestDatabase database) {
    this.database = database;
  }

  public static void main(String[] arguments) throws Exception {
    int manifests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int vulnerabilities = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    try (PostgresServer postgres = PostgresServer.start();
        TestDatabase database = postgres.createDatabase()) {
      new AffectedCost(database).run(manifests, vulnerabilities);
    }
  }

  private void run(int manifests, int count) throws Exception {
    try (PostgresStore store =
        PostgresStore.open(database.jdbcUrl(), PostgresStoreOptions.defaults())) {
      long start = System.nanoTime();
      for (int i = 0; i < manifests; i++) {
        AffectedWorkload.index(store, i);
      }
      System.out.printf("%d manifests stored in %.0f ms%n", manifests, since(start));
    }
    execute("VACUUM ANALYZE");
    List<Vulnerability> vulnerabilities = AffectedWorkload.vulnerabilities(count);
    try (PostgresStore store =
            PostgresStore.create(
                ObservedDataSource.of(database.dataSource(), listener()),
                PostgresStoreOptions.defaults().withMigration(false));
        Libindex libindex = libindex(store)) {
      ask(libindex, vulnerabilities);
    }
    explain(sent.get(sent.size() - 1), vulnerabilities);
  }

  private void ask(Libindex libindex, List<Vulnerability> vulnerabilities) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      sent.clear();
      long start = System.nanoTime();
      AffectedManifests answer = libindex.affectedManifests(vulnerabilities);
      times[i] = since(start);
      System.out.printf(
          "%d vulnerabilities: %d round trips, %.0f ms, %.0f of them until the"
              + " server had answered; %d manifests affected, %d pairs, %d bad%n",
          vulnerabilities.size(),
          sent.size(),
          times[i],
          serverMilliseconds,
          answer.manifests().size(),
          answer.manifests().values().stream().mapToInt(Collection::size).sum(),
          answer.bad().size());
    }
    Arrays.sort(times);
    System.out.printf("median of %d: %.0f ms%n", ROUNDS, times[ROUNDS / 2]);
  }

  private void explain(String sql, List<Vulnerability> vulnerabilities)
      throws SQLException, IOException {
    String[] names =
        vulnerabilities.stream()
            .map(one -> one.affected().name())
            .distinct()
            .toArray(String[]::new);
    for (String statement : sql.split(";\n", -1)) {
      if (statement.contains("?")) {
        String plan = plan(statement, names);
        List<PlanNode> nodes = PlanNode.parse(plan);
        PlanNode worst =
            nodes.stream().max(Comparator.comparingDouble(PlanNode::milliseconds)).orElseThrow();
        System.out.printf(
            "%s...: %d nodes, %.0f ms in all, worst: %s, %.0f ms, %d rows%n",
            statement.substring(0, statement.indexOf('\n')),
            nodes.size(),
            nodes.stream().mapToDouble(PlanNode::milliseconds).sum(),
            worst.text(),
            worst.milliseconds(),
            worst.rows());
      }
    }
  }

  private String plan(String statement, String[] names) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement explain =
            connection.prepareStatement("EXPLAIN (ANALYZE, FORMAT JSON) " + statement)) {
      explain.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet plan = explain.executeQuery()) {
        plan.next();
        return plan.getString(1);
      }
    }
  }

  private RoundTripListener listener() {
    return new RoundTripListener() {
      @Override
      public void before(Connection connection, String sql) {
        sent.add(sql);
        lastSent = System.nanoTime();
      }

      @Override
      public void after(Connection connection, String sql) {
        serverMilliseconds = since(lastSent);
      }
    };
  }

  private static Libindex libindex(PostgresStore store) {
    return Libindex.builder()
        .store(store)
        .locks(store.lockSource())
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .options(LibindexOptions.of(options -> options.offline(true)))
        .build();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
