package dev.libindex.benchmarks;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.postgres.CountingDataSource;
import dev.libindex.testdata.postgres.PostgresServer;
import dev.libindex.testdata.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what it costs to index the UBI 8.6 image with labels end to end, over PostgreSQL and
 * HTTP: bytes fetched, round trips to the store and milliseconds, for a new manifest, for a new one
 * over known layers, and for a finished one; and the size of the rows that are added. Round trips
 * are counted without a connection pool; the times of many manifests are measured with one. Needs
 * the shared data.
 */
final class IndexCost {
  private static final int FINISHED_ROUNDS = 2000;
  private static final int KNOWN_ROUNDS = 200;

  private final Libindex libindex;
  private final Libindex pooled;
  private final CountingDataSource database;
  private final BlobServer server;

  private IndexCost(
      Libindex libindex, Libindex pooled, CountingDataSource database, BlobServer server) {
    this.libindex = libindex;
    this.pooled = pooled;
    this.database = database;
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    GoldenCase golden = GoldenCases.named("b-ubi86-labels");
    try (PostgresServer postgres = PostgresServer.start();
        TestDatabase test = postgres.createDatabase();
        BlobServer server = BlobServer.start()) {
      CountingDataSource database = new CountingDataSource(test.dataSource());
      try (PostgresStore store =
              PostgresStore.create(database.dataSource(), PostgresStoreOptions.defaults());
          PostgresStore pool = PostgresStore.open(test.jdbcUrl(), PostgresStoreOptions.defaults());
          Libindex libindex = libindex(store);
          Libindex pooled = libindex(pool)) {
        libindex.importMapping("repository-to-cpe", golden.repositoryToCpe().orElseThrow(), true);
        libindex.importMapping(
            "container-name-repos-map", golden.containerNameRepos().orElseThrow(), true);
        new IndexCost(libindex, pooled, database, server).run(golden.serveOn(server), test);
      }
    }
  }

  private static Libindex libindex(PostgresStore store) {
    return Libindex.builder()
        .store(store)
        .locks(store.lockSource())
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .options(LibindexOptions.of(options -> options.offline(true)))
        .build();
  }

  private void run(Manifest image, TestDatabase test) throws Exception {
    measure("new manifest, 3 new layers", image);
    measure("new manifest, known layers", renamed(image, 0));
    measure("new manifest, known layers but one of an application", extended(image));
    measure("finished manifest", image);
    long before = size(test);
    long start = System.nanoTime();
    for (int i = 1; i <= KNOWN_ROUNDS; i++) {
      pooled.index(renamed(image, i));
    }
    double known = (System.nanoTime() - start) / 1e6 / KNOWN_ROUNDS;
    System.out.printf(
        "new manifest, known layers: %.2f ms each, %d bytes of tables and indexes each%n",
        known, (size(test) - before) / KNOWN_ROUNDS);
    start = System.nanoTime();
    for (int i = 0; i < FINISHED_ROUNDS; i++) {
      pooled.index(image);
    }
    System.out.printf(
        "finished manifest: %.2f ms each%n", (System.nanoTime() - start) / 1e6 / FINISHED_ROUNDS);
  }

  private void measure(String what, Manifest manifest) throws InterruptedException {
    database.roundTrips();
    long bytes = server.totalTraffic().bytes();
    long start = System.nanoTime();
    IndexReport report = libindex.index(manifest);
    System.out.printf(
        "%s: %s, %d packages, %d bytes fetched, %d round trips, %.1f ms%n",
        what,
        report.state(),
        report.packages().size(),
        server.totalTraffic().bytes() - bytes,
        database.roundTrips(),
        (System.nanoTime() - start) / 1e6);
  }

  /** Returns a manifest of the same layers under another hash. */
  private static Manifest renamed(Manifest image, int number) {
    return new Manifest(
        new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number)), image.layers());
  }

  private Manifest extended(Manifest image) {
    TestLayer top = LayerBuilder.create().file("opt/application", "text").build();
    String uri = server.serve(TestImage.path(top), BlobAnswer.of(top.content())).toString();
    List<Layer> layers = new ArrayList<>(image.layers());
    layers.add(Layer.of(top.digest(), uri));
    return new Manifest(new Digest(Digest.Algorithm.SHA256, "e".repeat(64)), layers);
  }

  private static long size(TestDatabase test) throws SQLException {
    try (Connection connection = test.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select sum(pg_total_relation_size(c.oid)) from pg_class c"
                    + " join pg_namespace n on n.oid = c.relnamespace"
                    + " where n.nspname = 'libindex' and c.relkind = 'r'")) {
      result.next();
      return result.getLong(1);
    }
  }
}
