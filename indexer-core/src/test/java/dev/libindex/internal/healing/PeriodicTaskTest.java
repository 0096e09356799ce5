package dev.libindex.internal.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A periodic task")
class PeriodicTaskTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock(Instant.EPOCH));
  private final Queue<RuntimeException> failures = new ArrayDeque<>();
  private final Queue<Error> errors = new ArrayDeque<>();
  private int done;

  @Test
  @DisplayName("continues after any failure of its work")
  void failures() {
    PeriodicTask task = task(Runnable::run);
    task.start();
    failures.add(new StoreException("lost", null));
    failures.add(new IllegalArgumentException("a defect"));
    scheduler.advance(MINUTE.multipliedBy(3));
    assertEquals(3, done);

    errors.add(new AssertionError("worse"));
    scheduler.advance(MINUTE.multipliedBy(2));
    assertEquals(5, done);
    task.close();
    assertEquals(0, scheduler.waiting());
  }

  @Test
  @DisplayName("continues after the executor has rejected it")
  void rejected() {
    Queue<RejectedExecutionException> full = new ArrayDeque<>();
    full.add(new RejectedExecutionException("full"));
    PeriodicTask task =
        task(
            run -> {
              RejectedExecutionException rejection = full.poll();
              if (rejection != null) {
                throw rejection;
              }
              run.run();
            });
    task.start();
    scheduler.advance(MINUTE);
    assertEquals(0, done);
    scheduler.advance(MINUTE);
    assertEquals(1, done);

    full.add(new RejectedExecutionException("full"));
    task.runNow();
    task.runNow();
    assertEquals(2, done);
  }

  @Test
  @DisplayName("runs once more, no matter how often that is requested while it runs")
  void requestedOften() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    PeriodicTask task =
        new PeriodicTask(
            "work",
            MINUTE,
            () -> {
              times.incrementAndGet();
              begun.countDown();
              go.await();
            },
            new PeriodicTask.Context(scheduler, threads, () -> 0L));
    task.runNow();
    begun.await();
    Thread waiting = new Thread(task::runOnce);
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 100; i++) {
      task.runOnce();
    }
    go.countDown();
    waiting.join();
    threads.shutdown();
    assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
    assertEquals(2, times.get());
  }

  private PeriodicTask task(Executor executor) {
    return new PeriodicTask(
        "work", MINUTE, this::work, new PeriodicTask.Context(scheduler, executor, () -> 0L));
  }

  private void work() {
    done++;
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    Error error = errors.poll();
    if (error != null) {
      throw error;
    }
  }
}
