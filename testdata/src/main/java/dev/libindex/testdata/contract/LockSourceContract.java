package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.lock.Lease;
import dev.libindex.lock.LockSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract of a {@link LockSource}. To test one, extend this class and supply the source. */
public abstract class LockSourceContract {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration MOST_OF_A_MINUTE = Duration.ofSeconds(40);
  private static final int THREADS = 8;
  private static final int ATTEMPTS = 200;

  private LockSource locks;

  /** Creates the tests, for a subclass. */
  @SuppressWarnings("NullAway.Init") // JUnit calls open() before every test.
  protected LockSourceContract() {}

  /** Returns a source on which no lease is held; called before each test. */
  protected abstract LockSource createLockSource();

  /**
   * Moves the source's clock forward or, where it cannot be moved, lets all held leases expire that
   * much sooner. It should not wait until the time, which is up to a minute, has passed.
   */
  protected abstract void advance(Duration time);

  @BeforeEach
  void open() {
    locks = createLockSource();
  }

  @Nested
  @DisplayName("tryAcquire")
  class TryAcquire {
    @Test
    @DisplayName("grants a free key")
    void free() {
      Lease lease = acquire("layer a");

      assertEquals("layer a", lease.key());
    }

    @Test
    @DisplayName("does not grant a held key again, not even to its holder")
    void exclusive() {
      acquire("layer a");

      assertTaken("layer a");
      assertTaken("layer a");
    }

    @Test
    @DisplayName("keeps keys independent, whatever characters they contain")
    void independentKeys() {
      for (String key : List.of("a", "A", " a", "a%", "a_", "ä", "", "'; --", "k".repeat(500))) {
        assertEquals(key, acquire(key).key());
        assertTaken(key);
      }
    }

    @Test
    @DisplayName("grants a key again once its lease has expired, and not before")
    void expiry() {
      acquire("layer a");

      advance(MOST_OF_A_MINUTE);
      assertTaken("layer a");

      advance(MOST_OF_A_MINUTE);
      acquire("layer a");
    }

    @Test
    @DisplayName("gives each lease a greater fence, across keys and after release and expiry")
    void fencesGrow() {
      long first = acquire("layer a").fence();
      long other = acquire("layer b").fence();
      advance(MINUTE);
      Lease afterExpiry = acquire("layer a");
      long third = afterExpiry.fence();
      afterExpiry.close();
      long afterRelease = acquire("layer a").fence();

      List<Long> fences = List.of(first, other, third, afterRelease);
      assertEquals(fences.stream().distinct().sorted().toList(), fences);
    }

    @Test
    @DisplayName(
        "never grants a key to two contending threads at the same time, and keeps fences growing")
    void contention() {
      AtomicInteger holders = new AtomicInteger();
      AtomicInteger mostHolders = new AtomicInteger();
      AtomicLong lastFence = new AtomicLong();
      List<Long> fences = Collections.synchronizedList(new ArrayList<>());

      TestThreads.run(
          THREADS,
          thread -> {
            for (int i = 0; i < ATTEMPTS; i++) {
              Optional<Lease> granted = locks.tryAcquire("contended", MINUTE);
              if (granted.isPresent()) {
                mostHolders.accumulateAndGet(holders.incrementAndGet(), Math::max);
                fences.add(granted.get().fence());
                assertTrue(lastFence.getAndSet(granted.get().fence()) < granted.get().fence());
                holders.decrementAndGet();
                granted.get().close();
              }
            }
          });

      assertEquals(1, mostHolders.get(), "holders at the same time");
      assertEquals(fences.size(), new HashSet<>(fences).size());
    }

    @Test
    @DisplayName("grants a key to exactly one of several threads that ask at the same time")
    void oneWins() {
      for (int round = 0; round < 20; round++) {
        String key = "round " + round;
        AtomicInteger granted = new AtomicInteger();

        TestThreads.run(
            THREADS,
            thread -> {
              if (locks.tryAcquire(key, MINUTE).isPresent()) {
                granted.incrementAndGet();
              }
            });

        assertEquals(1, granted.get());
      }
    }

    @Test
    @DisplayName("grants an expired key to exactly one of several threads")
    void oneWinsAfterExpiry() {
      acquire("layer a");
      advance(MINUTE);
      AtomicInteger granted = new AtomicInteger();

      TestThreads.run(
          THREADS,
          thread -> {
            if (locks.tryAcquire("layer a", MINUTE).isPresent()) {
              granted.incrementAndGet();
            }
          });

      assertEquals(1, granted.get());
    }
  }

  @Nested
  @DisplayName("Lease.renew")
  class Renew {
    @Test
    @DisplayName("extends the lease from now, however often it is called")
    void prolongs() {
      Lease lease = acquire("layer a");

      for (int i = 0; i < 3; i++) {
        advance(MOST_OF_A_MINUTE);
        assertTrue(lease.renew(MINUTE));
      }

      advance(MOST_OF_A_MINUTE);
      assertTaken("layer a");
      advance(MOST_OF_A_MINUTE);
      acquire("layer a");
    }

    @Test
    @DisplayName("may shorten the lease")
    void shortens() {
      Lease lease = acquire("layer a");

      assertTrue(lease.renew(Duration.ofSeconds(10)));

      advance(Duration.ofSeconds(20));
      acquire("layer a");
    }

    @Test
    @DisplayName("fails once another lease holds the key, and leaves that lease as it is")
    void lostToAnother() {
      Lease lost = acquire("layer a");
      advance(MINUTE);
      Lease successor = acquire("layer a");

      assertFalse(lost.renew(MINUTE));

      assertTaken("layer a");
      assertTrue(successor.renew(MINUTE));
    }

    @Test
    @DisplayName("fails once the lease has expired, even if no one else holds the key")
    void expired() {
      Lease lease = acquire("layer a");
      advance(MINUTE);

      assertFalse(lease.renew(MINUTE));

      acquire("layer a");
    }

    @Test
    @DisplayName("fails once the lease is closed")
    void closed() {
      Lease lease = acquire("layer a");
      lease.close();

      assertFalse(lease.renew(MINUTE));

      acquire("layer a");
    }
  }

  @Nested
  @DisplayName("Lease.close")
  class Close {
    @Test
    @DisplayName("frees the key immediately")
    void frees() {
      acquire("layer a").close();

      acquire("layer a");
    }

    @Test
    @DisplayName("has no effect when repeated, even if another lease holds the key by then")
    void repeated() {
      Lease lease = acquire("layer a");
      lease.close();
      lease.close();
      acquire("layer a");

      lease.close();

      assertTaken("layer a");
    }

    @Test
    @DisplayName("does not release the key if the lease was lost to a successor")
    void lost() {
      Lease lost = acquire("layer a");
      advance(MINUTE);
      acquire("layer a");

      lost.close();

      assertTaken("layer a");
    }

    @Test
    @DisplayName("releases one of many leases and keeps the others")
    void many() {
      List<Lease> leases = LongStream.range(0, 300).mapToObj(i -> acquire("layer " + i)).toList();

      leases.get(7).close();

      acquire("layer 7");
      assertTaken("layer 8");
    }
  }

  private Lease acquire(String key) {
    return locks
        .tryAcquire(key, MINUTE)
        .orElseThrow(() -> new AssertionError(key + " is not free"));
  }

  private void assertTaken(String key) {
    assertTrue(locks.tryAcquire(key, MINUTE).isEmpty(), () -> key + " was granted twice");
  }
}
