package dev.libindex.testdata.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same work in several threads that start at the same time. */
final class TestThreads {
  private static final long TIMEOUT_SECONDS = 120;

  private TestThreads() {}

  /** The work of one thread; {@code thread} counts from 0. */
  interface Work {
    void run(int thread) throws Exception;
  }

  /**
   * Runs the work and waits for all threads. Fails with the exception of the first failing thread,
   * or if a thread does not end.
   */
  static void run(int threads, Work work) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        running.add(
            executor.submit(
                () -> {
                  start.await(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                  work.run(thread);
                  return thread;
                }));
      }
      for (Future<?> one : running) {
        one.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a thread did not end in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the threads", e);
    } finally {
      executor.shutdownNow();
    }
  }
}
