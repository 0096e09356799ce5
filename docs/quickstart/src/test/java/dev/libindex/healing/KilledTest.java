package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Digest;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.KillSwitch;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the process before each of its writes in turn, including leases, which also covers the time
 * after each write. The process works on a single thread, so every write is covered, and a layer is
 * read in vain if and only if the process is killed before it writes that layer's cells.
 */
@DisplayName("A process that is killed between two writes")
class KilledTest {
  @RegisterExtension static final TestEnvironments ENVIRONMENTS = new TestEnvironments();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("leaves no wrong data and wastes at most the layer that it was reading")
  void leavesNothingWrongBehind(Scenario scenario) throws Exception {
    CleanRun clean = ENVIRONMENTS.clean("2", folder);
    int write = 1;
    int wasted = 0;
    KillSwitch killSwitch = kill(scenario, write, clean);
    while (killSwitch.hasKilled()) {
      wasted += killSwitch.wastedLayers().size();
      write++;
      killSwitch = kill(scenario, write, clean);
    }
    int points = write - 1;
    System.out.println(
        scenario + ": killed " + points + " times, " + wasted + " while reading a layer");
    assertTrue(points > 50, () -> "only " + points + " writes");
    assertEquals(2 * TestEnvironment.LAYERS, wasted, "each layer, in each version of the scanner");
  }

  private KillSwitch kill(Scenario scenario, int write, CleanRun clean) throws Exception {
    KillSwitch killSwitch = new KillSwitch();
    killSwitch.killAtWrite(write, Moment.BEFORE);
    try (TestEnvironment environment = ENVIRONMENTS.open()) {
      try (ScenarioRunner runner =
          new ScenarioRunner(
              environment,
              clean,
              folder,
              new KillableProcesses(environment, environment.store(), killSwitch))) {
        runner.run(scenario);
      }
      String point = "killed before write " + write;
      assertEquals(clean.export(), environment.export(), point);
      Map<Digest, Long> requests = environment.requestsForEach(2);
      killSwitch.wastedLayers().forEach(layer -> requests.merge(layer, 1L, Long::sum));
      assertEquals(requests, environment.requests(), point);
    }
    return killSwitch;
  }
}
