package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.Libindex;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The acceptance test: two Red Hat images that share a base and one image without Red Hat content
 * are indexed again and again while the mappings are missing, and then healed; an unrelated scanner
 * is upgraded. Uses PostgreSQL and counts every request for a blob.
 */
@DisplayName("During an outage of the mappings")
class OutageTest {
  private static final int REPEATS = 50;

  @RegisterExtension static final TestEnvironments ENVIRONMENTS = new TestEnvironments();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("each blob is fetched once for each version of the scanners, and all reports heal")
  void healsWithoutReadingALayer(Scenario scenario) throws Exception {
    CleanRun clean = ENVIRONMENTS.clean("2", folder);
    try (TestEnvironment environment = ENVIRONMENTS.open();
        ScenarioRunner runner =
            new ScenarioRunner(environment, clean, folder, new NormalProcesses(environment))
                .repeatingRequests(REPEATS)) {
      runner.run(scenario);
      assertEquals(clean.export(), environment.export());
      assertEquals(environment.requestsForEach(2), environment.requests());
    }
  }

  @Test
  @DisplayName("a new version of an unrelated scanner changes no report")
  void theUpgradeChangesNoReport() throws Exception {
    assertEquals(
        ENVIRONMENTS.clean("1", folder).bodies(), ENVIRONMENTS.clean("2", folder).bodies());
  }

  /** Starts processes with their usual threads and clock, none of which is killed. */
  private record NormalProcesses(TestEnvironment environment) implements ProcessStarter {
    @Override
    public Libindex start(String version) {
      return TestEnvironment.offline(environment.store(), environment.store().lockSource(), version)
          .build();
    }

    @Override
    public void letTimePass() {}
  }
}
