package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.State;
import dev.libindex.postgres.PostgresStore;
import dev.libindex.postgres.PostgresStoreOptions;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import dev.libindex.testdata.postgres.TestPostgres;
import dev.libindex.testdata.report.NormalForm;
import dev.libindex.testdata.report.ReportComparer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The UBI 8.6 image with content manifest and labels")
@RequiresSharedData
class UbiImageTest {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  @Test
  @DisplayName(
      "is partial without the mappings, and is completed with them, reading no layer again")
  void heals() throws Exception {
    GoldenCase golden = GoldenCases.named("b-ubi86-labels");
    try (BlobServer server = BlobServer.start();
        PostgresStore store =
            PostgresStore.create(
                POSTGRES.database().dataSource(), PostgresStoreOptions.defaults());
        Libindex libindex = libindex(store)) {
      Manifest manifest = golden.serveOn(server);
      IndexReport partial = libindex.index(manifest);
      assertEquals(State.INDEX_PARTIAL, partial.state());
      assertEquals(184, packagesIn(partial, "bdb:var/lib/rpm"));
      assertEquals(
          List.of("ubi8-container"), containerPackages(partial), "the source package only");
      assertPartialErrors(partial);
      Traffic fetched = server.totalTraffic();
      assertEquals(3, fetched.requests());

      libindex.importMapping("repository-to-cpe", golden.repositoryToCpe().orElseThrow(), false);
      libindex.importMapping(
          "container-name-repos-map", golden.containerNameRepos().orElseThrow(), false);
      IndexReport complete = libindex.index(manifest);
      assertEquals(State.INDEX_FINISHED, complete.state());
      assertEquals(187, complete.packages().size());
      assertEquals(5, complete.repositories().size());
      assertGolden(golden, complete);
      assertEquals(fetched, server.totalTraffic(), "no layer is read again");
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

  /**
   * Checks that there is exactly one partial error for each scanner and layer that needs a mapping.
   */
  private static void assertPartialErrors(IndexReport report) {
    Set<String> concerned =
        report.outcomes().stream()
            .filter(outcome -> !outcome.partialErrors().isEmpty())
            .map(UbiImageTest::describe)
            .collect(Collectors.toSet());
    assertEquals(2, report.partialErrors().size(), report.partialErrors()::toString);
    assertEquals(2, concerned.size());
    assertTrue(
        concerned.stream()
            .anyMatch(text -> text.endsWith("rhel-repository-scanner:3+1:repository")),
        concerned::toString);
    assertTrue(
        concerned.stream().anyMatch(text -> text.endsWith("rhel_containerscanner:2:package")),
        concerned::toString);
  }

  private static String describe(CellOutcome outcome) {
    return outcome.layer() + " " + outcome.scanner();
  }

  private static long packagesIn(IndexReport report, String database) {
    return report.environments().values().stream()
        .filter(places -> places.stream().anyMatch(place -> place.packageDb().equals(database)))
        .count();
  }

  private static List<String> containerPackages(IndexReport report) {
    return report.packages().values().stream()
        .filter(found -> found.kind() != PackageKind.BINARY)
        .map(Package::name)
        .toList();
  }

  private static void assertGolden(GoldenCase golden, IndexReport report) {
    JsonNode normal = NormalForm.of(GoldenRun.json(report), golden.layerDigests());
    ReportComparer.strict().assertSameNormal(golden.normalReport().orElseThrow(), normal);
  }
}
