package dev.libindex.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;
import dev.libindex.rhel.RhccEcosystem;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.rhel.RhelEcosystem;
import dev.libindex.rhel.RpmEcosystem;
import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each ecosystem can be used by itself; {@code Ecosystems.rhel} returns them all. */
@DisplayName("An ecosystem by itself")
@RequiresSharedData
class EcosystemChoiceTest {

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "c-os-amazon2, amzn",
    "c-os-oracle8, ol",
    "c-os-sles, sles",
    "c-os-photon2, photon",
    "c-os-rhel-and-aws, amzn"
  })
  @DisplayName("finds the distribution of rpm packages that are not Red Hat's")
  void rpm(String golden, String did) throws InterruptedException {
    IndexReport report = index(golden, RpmEcosystem.create());

    assertEquals(State.INDEX_FINISHED, report.state());
    assertEquals(
        Set.of(did),
        report.distributions().values().stream()
            .map(Distribution::did)
            .collect(Collectors.toSet()));
    String id = report.distributions().keySet().iterator().next();
    assertEquals(4, report.environments().size());
    for (Environment place : places(report)) {
      assertEquals(id, place.distributionId());
    }
    assertEquals(4, places(report).size());
    assertTrue(report.repositories().isEmpty());
  }

  @Test
  @DisplayName("finds Red Hat's packages with their repositories, and no containers")
  void rhel() throws InterruptedException {
    IndexReport report = index("e-labels-json-rpm", RhelEcosystem.create(RhelConfig.offline()));

    assertEquals(4, report.environments().size());
    assertEquals(4, places(report).size());
    assertEquals(2, report.repositories().size());
    assertEquals(1, report.distributions().size());
  }

  @Test
  @DisplayName("finds containers, and no rpm packages")
  void rhcc() throws InterruptedException {
    IndexReport report = index("e-labels-json-rpm", RhccEcosystem.create(RhelConfig.offline()));

    assertEquals(3, report.environments().size());
    assertEquals(1, report.repositories().size());
    assertTrue(report.distributions().isEmpty());
  }

  private static IndexReport index(String golden, Ecosystem ecosystem) throws InterruptedException {
    return GoldenRun.inMemory(GoldenCases.named(golden), List.of(ecosystem));
  }

  private static List<Environment> places(IndexReport report) {
    return report.environments().values().stream().flatMap(Collection::stream).toList();
  }
}
