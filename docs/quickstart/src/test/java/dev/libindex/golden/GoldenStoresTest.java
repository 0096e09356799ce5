package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.json.IndexReportJson;
import dev.libindex.model.IndexReport;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.postgres.TestPostgres;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a report does not depend on the store. */
@DisplayName("PostgreSQL and memory give the same bytes for the recorded image")
@RequiresSharedData
class GoldenStoresTest {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  private static PostgresStore shared;
  private static int schemas;

  @BeforeAll
  static void open() {
    shared = open("shared");
  }

  @AfterAll
  static void close() {
    shared.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.libindex.testdata.internal.golden.GoldenCases#all")
  void isTheSame(GoldenCase golden) throws InterruptedException {
    assertEquals(text(GoldenRun.inMemory(golden)), text(inPostgres(golden)));
  }

  /**
   * Indexes a case in PostgreSQL; in a schema of its own if it fails or lacks a mapping, since it
   * must then find nothing that an earlier case has stored.
   */
  private static IndexReport inPostgres(GoldenCase golden) throws InterruptedException {
    boolean fresh =
        !golden.goError().isEmpty()
            || golden.repositoryToCpe().isEmpty()
            || golden.containerNameRepos().isEmpty()
            || golden.register().equals("D9");
    if (!fresh) {
      return GoldenRun.index(golden, shared, shared.lockSource());
    }
    try (PostgresStore store = open("fresh_" + schemas++)) {
      return GoldenRun.index(golden, store, store.lockSource());
    }
  }

  private static PostgresStore open(String schema) {
    return PostgresStore.create(
        POSTGRES.database().dataSource(), PostgresStoreOptions.defaults().withSchema(schema));
  }

  private static String text(IndexReport report) {
    // A failure names the URI, and the server's port differs each time.
    return new String(IndexReportJson.write(report), StandardCharsets.UTF_8)
        .replaceAll("127\\.0\\.0\\.1:\\d+", "server");
  }
}
