package dev.libindex.memory;

import dev.libindex.lock.LockSource;
import dev.libindex.testdata.contract.LockSourceContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

class InMemoryLockSourceTest extends LockSourceContract {
  private Instant now = Instant.EPOCH;

  @Override
  protected LockSource createLockSource() {
    return new InMemoryLockSource(((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  @Override
  protected void advance(Duration time) {
    now = now.plus(time);
  }
}
