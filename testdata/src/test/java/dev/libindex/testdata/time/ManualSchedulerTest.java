package dev.libindex.testdata.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A manual scheduler")
class ManualSchedulerTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final List<String> log = new ArrayList<>();

  @Test
  @DisplayName("runs each task when it is due, in order")
  void order() {
    at(30, "thirty");
    at(10, "ten");
    at(10, "ten again");
    at(31, "later");
    scheduler.advance(Duration.ofSeconds(30));
    assertEquals(List.of("ten@10", "ten again@10", "thirty@30"), log);
    assertEquals(Optional.of(Duration.ofSeconds(1)), scheduler.untilNext());
    assertEquals(Instant.ofEpochSecond(30), clock.instant());
  }

  @Test
  @DisplayName("runs tasks that a task schedules, if they become due")
  void chain() {
    ScheduledFuture<?> unused = scheduler.schedule(() -> at(5, "child"), 10, TimeUnit.SECONDS);
    scheduler.advance(Duration.ofSeconds(14));
    assertEquals(List.of(), log);
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(List.of("child@15"), log);
  }

  @Test
  @DisplayName("repeats a periodic task until it is cancelled")
  void repeated() {
    ScheduledFuture<?> beat =
        scheduler.scheduleWithFixedDelay(() -> note("beat"), 1, 2, TimeUnit.SECONDS);
    scheduler.advance(Duration.ofSeconds(5));
    assertEquals(List.of("beat@1", "beat@3", "beat@5"), log);
    assertEquals(2, beat.getDelay(TimeUnit.SECONDS));
    beat.cancel(false);
    assertEquals(0, scheduler.waiting());
    scheduler.advance(Duration.ofSeconds(5));
    assertEquals(3, log.size());
  }

  @Test
  @DisplayName("drops its tasks at shutdown and rejects new ones")
  void shutdown() {
    at(1, "never");
    scheduler.shutdownNow();
    scheduler.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), log);
    assertTrue(scheduler.isTerminated());
    assertThrows(RejectedExecutionException.class, () -> at(1, "late"));
  }

  private void at(long seconds, String name) {
    ScheduledFuture<?> unused = scheduler.schedule(() -> note(name), seconds, TimeUnit.SECONDS);
  }

  private void note(String name) {
    log.add(name + "@" + clock.instant().getEpochSecond());
  }
}
