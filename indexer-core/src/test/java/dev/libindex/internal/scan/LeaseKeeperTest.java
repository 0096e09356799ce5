package dev.libindex.internal.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lease keeper")
class LeaseKeeperTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final InMemoryLockSource locks = new InMemoryLockSource(clock);
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  @DisplayName("renews a lease while the work goes on, and releases it afterwards")
  void heartbeat() throws Exception {
    keeper(locks, pauses::add)
        .runLeased(
            "key",
            lease -> {
              scheduler.advance(MINUTE.multipliedBy(10));
              assertTrue(locks.tryAcquire("key", MINUTE).isEmpty());
              assertTrue(lease.renew(MINUTE));
            });
    assertTrue(locks.tryAcquire("key", MINUTE).isPresent());
    assertEquals(0, scheduler.waiting());
    assertEquals(List.of(), pauses);
  }

  @Test
  @DisplayName("starts no work after it has been closed, and keeps no lease")
  void closed() {
    scheduler.shutdown();
    assertThrows(
        InterruptedException.class,
        () -> keeper(locks, pauses::add).runLeased("key", lease -> pauses.add(MINUTE)));
    assertEquals(List.of(), pauses);
    assertTrue(locks.tryAcquire("key", MINUTE).isPresent());
  }

  @Test
  @DisplayName("releases the lease when the work fails")
  void failure() {
    assertThrows(
        IllegalStateException.class,
        () ->
            keeper(locks, pauses::add)
                .runLeased(
                    "key",
                    lease -> {
                      throw new IllegalStateException("work");
                    }));
    assertTrue(locks.tryAcquire("key", MINUTE).isPresent());
    assertEquals(0, scheduler.waiting());
  }

  @Test
  @DisplayName("keeps renewing if the lock source fails for a moment")
  void flakySource() throws Exception {
    int[] renewals = {0};
    LockSource flaky =
        (key, timeToLive) -> locks.tryAcquire(key, timeToLive).map(lease -> flaky(lease, renewals));
    keeper(flaky, pauses::add)
        .runLeased(
            "key",
            lease -> {
              scheduler.advance(MINUTE.multipliedBy(2));
              assertTrue(locks.tryAcquire("key", MINUTE).isEmpty());
            });
    assertEquals(6, renewals[0]);
  }

  @Test
  @DisplayName(
      "polls for a lease that somebody else holds, often at first, then every second or two")
  void polling() throws Exception {
    Lease other = locks.tryAcquire("key", MINUTE).orElseThrow();
    Pause pause =
        wait -> {
          pauses.add(wait);
          if (pauses.size() == 9) {
            other.close();
          }
        };
    keeper(locks, pause).runLeased("key", lease -> {});
    assertEquals(
        List.of(20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1280L, 1280L),
        pauses.stream().map(Duration::toMillis).toList());
  }

  @Test
  @DisplayName("gets the lease of a dead node once it expires")
  void died() throws Exception {
    long fence = locks.tryAcquire("key", MINUTE).orElseThrow().fence();
    keeper(locks, wait -> clock.advance(Duration.ofSeconds(25)))
        .runLeased("key", lease -> assertTrue(lease.fence() > fence));
    assertEquals(Instant.EPOCH.plusSeconds(75), clock.instant());
  }

  @Test
  @DisplayName("stops polling when it is interrupted")
  void interrupted() {
    Optional<Lease> other = locks.tryAcquire("key", MINUTE);
    Pause pause =
        wait -> {
          throw new InterruptedException("closed");
        };
    assertThrows(
        InterruptedException.class, () -> keeper(locks, pause).runLeased("key", lease -> {}));
    assertTrue(other.orElseThrow().renew(MINUTE));
  }

  /** Makes every wait as short as it can be. */
  private static final class MaxJitter implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new AssertionError("not asked for");
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  private LeaseKeeper keeper(LockSource source, Pause pause) {
    return new LeaseKeeper(source, MINUTE, pause, new MaxJitter(), scheduler);
  }

  /** Returns a lease whose first renewal fails, as does every other one after that. */
  private static Lease flaky(Lease lease, int[] renewals) {
    return new Lease() {
      @Override
      public String key() {
        return lease.key();
      }

      @Override
      public long fence() {
        return lease.fence();
      }

      @Override
      public boolean renew(Duration timeToLive) {
        renewals[0]++;
        if (renewals[0] % 2 == 1) {
          throw new StoreException("away", null);
        }
        return lease.renew(timeToLive);
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }
}
