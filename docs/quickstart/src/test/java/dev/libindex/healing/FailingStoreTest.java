package dev.libindex.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.store.FaultyStore;
import dev.libindex.testdata.store.FaultyStore.Moment;
import dev.libindex.testdata.store.KillSwitch;
import dev.libindex.testdata.store.RecordingStore;
import dev.libindex.testdata.store.StoreMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets the store fail once at each write in turn; the process goes on and tries again. */
@DisplayName("A store that fails at a write")
class FailingStoreTest {
  @RegisterExtension static final TestEnvironments ENVIRONMENTS = new TestEnvironments();

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} it is done")
  @EnumSource
  @DisplayName("leaves no wrong data")
  void leavesNothingWrongBehind(Moment moment) throws Exception {
    CleanRun clean = ENVIRONMENTS.clean("2", folder);
    List<StoreMethod> writes = writes(clean);
    assertTrue(writes.size() > 20, () -> "only " + writes);
    for (int write = 1; write <= writes.size(); write++) {
      StoreMethod method = writes.get(write - 1);
      try (TestEnvironment environment = ENVIRONMENTS.open()) {
        FaultyStore faulty = new FaultyStore(environment.store());
        faulty.failAtWrite(write, moment);
        runScenario(
            environment, clean, new KillableProcesses(environment, faulty, new KillSwitch()));

        String point = moment + " write " + write + ", " + method;
        assertTrue(!faulty.hasFaultsLeft(), point);
        assertEquals(clean.export(), environment.export(), point);
        boolean inVain = moment == Moment.BEFORE && method == StoreMethod.SET_LAYER_SCANNED;
        assertEquals(
            2 * TestEnvironment.LAYERS + (inVain ? 1 : 0), sum(environment.requests()), point);
      }
    }
  }

  /** Returns the writes of a run without failures. */
  private List<StoreMethod> writes(CleanRun clean) throws Exception {
    try (TestEnvironment environment = ENVIRONMENTS.open()) {
      RecordingStore recording = new RecordingStore(environment.store());
      runScenario(
          environment, clean, new KillableProcesses(environment, recording, new KillSwitch()));
      return recording.writes();
    }
  }

  private void runScenario(TestEnvironment environment, CleanRun clean, ProcessStarter processes)
      throws Exception {
    try (ScenarioRunner runner = new ScenarioRunner(environment, clean, folder, processes)) {
      runner.run(Scenario.UPGRADED_MEANWHILE);
    }
  }

  private static long sum(Map<?, Long> numbers) {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }
}
