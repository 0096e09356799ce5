package dev.libindex.internal.scan;

import dev.libindex.model.Layer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One layer on its way in this process, however many manifests wait for it. It ends when its cells
 * are stored, or fails for all who wait; it is interrupted when nobody waits any more.
 */
final class LayerFlight {
  private final Layer layer;
  private final CompletableFuture<Void> captured = new CompletableFuture<>();
  private final CompletableFuture<Void> scanned = new CompletableFuture<>();
  private int waiters;
  private boolean abandoned;
  private @Nullable Thread thread;

  LayerFlight(Layer layer) {
    this.layer = layer;
  }

  Layer layer() {
    return layer;
  }

  /** One more waits, unless the last one has already left. */
  synchronized boolean join() {
    if (abandoned || scanned.isDone()) {
      return false;
    }
    waiters++;
    return true;
  }

  /** One less waits. */
  synchronized void leave() {
    waiters--;
    if (waiters == 0 && !scanned.isDone()) {
      abandoned = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** The work begins on this thread; false if nobody waits for it. */
  synchronized boolean begin() {
    thread = Thread.currentThread();
    return !abandoned;
  }

  /** The work has ended; no interrupt for it reaches the thread afterwards. */
  synchronized void end() {
    thread = null;
    if (abandoned) {
      Thread.interrupted();
    }
  }

  void markCaptured() {
    captured.complete(null);
  }

  void succeed() {
    captured.complete(null);
    scanned.complete(null);
  }

  void fail(Throwable cause) {
    captured.completeExceptionally(cause);
    scanned.completeExceptionally(cause);
  }

  /** Waits until the layer's bytes have been read. */
  void awaitCaptured() throws InterruptedException {
    await(captured);
  }

  /** Waits until the layer's cells are stored. */
  void awaitScanned() throws InterruptedException {
    await(scanned);
  }

  private static void await(CompletableFuture<Void> future) throws InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
