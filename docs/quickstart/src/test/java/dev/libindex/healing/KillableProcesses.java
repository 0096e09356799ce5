package dev.libindex.healing;

import dev.libindex.Libindex;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.KillSwitch;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * Starts processes within this JVM, of which a {@link KillSwitch} may kill one. Each works on a
 * single thread and with a manual clock, so that the same scenario leads to the same writes in the
 * same order.
 */
final class KillableProcesses implements ProcessStarter {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final TestEnvironment environment;
  private final Store store;
  private KillSwitch killSwitch;

  /**
   * Creates the processes.
   *
   * @param store the environment's store, or a double that wraps it
   */
  KillableProcesses(TestEnvironment environment, Store store, KillSwitch killSwitch) {
    this.environment = environment;
    this.store = store;
    this.killSwitch = killSwitch;
  }

  @Override
  public Libindex start(String version) {
    if (killSwitch.hasKilled()) {
      killSwitch = new KillSwitch();
    }
    return TestEnvironment.offline(
            killSwitch.store(store), killSwitch.locks(environment.store().lockSource()), version)
        .clock(clock)
        .scheduler(new ManualScheduler(clock))
        .executor(Runnable::run)
        .build();
  }

  @Override
  public void letTimePass() {
    environment.expireLeases();
    clock.advance(Duration.ofHours(1));
  }
}
