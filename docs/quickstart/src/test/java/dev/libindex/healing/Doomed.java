package dev.libindex.healing;

import dev.libindex.Libindex;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.KillSwitch;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;

/**
 * Processes of which one may be killed, and of which each works on one thread, by a clock that
 * stands still: the same story makes the same writes in the same order.
 */
final class Doomed implements Processes {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Site site;
  private final Store store;
  private KillSwitch life;

  /**
   * Over a site.
   *
   * @param store the site's, or one before it
   */
  Doomed(Site site, Store store, KillSwitch life) {
    this.site = site;
    this.store = store;
    this.life = life;
  }

  @Override
  public Libindex start(String version) {
    if (life.hasKilled()) {
      life = new KillSwitch();
    }
    return Site.offline(life.store(store), life.locks(site.store().lockSource()), version)
        .clock(clock)
        .scheduler(new ManualScheduler(clock))
        .executor(Runnable::run)
        .build();
  }

  @Override
  public void letTimePass() {
    site.expireLeases();
    clock.advance(Duration.ofHours(1));
  }
}
