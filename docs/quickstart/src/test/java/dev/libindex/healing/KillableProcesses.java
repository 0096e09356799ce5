package dev.libindex.healing;

import dev.libindex.Libindex;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.KillSwitch;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * ProcessStarter of which one may be killed, and of which each works on one thread, by a clock that
 * stands still: the same scenario makes the same writes in the same order.
 */
final class KillableProcesses implements ProcessStarter {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final TestEnvironment environment;
  private final Store store;
  private KillSwitch killSwitch;

  /**
   * Over a environment.
   *
   * @param store the environment's, or one before it
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
