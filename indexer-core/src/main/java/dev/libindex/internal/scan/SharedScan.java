package dev.libindex.internal.scan;

import dev.libindex.model.Layer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A scan of one layer that any number of manifests wait for. It succeeds when the layer's cells are
 * stored, or fails for everyone who waits; it is interrupted when nobody waits any more.
 */
final class SharedScan {
  private final Layer layer;
  private final CompletableFuture<Void> captured = new CompletableFuture<>();
  private final CompletableFuture<Void> scanned = new CompletableFuture<>();
  private int waiters;
  private boolean abandoned;
  private @Nullable Thread thread;

  SharedScan(Layer layer) {
    this.layer = layer;
  }

  Layer layer() {
    return layer;
  }

  /** Adds a waiter. Returns false if the scan has ended or been abandoned. */
  synchronized boolean join() {
    if (abandoned || scanned.isDone()) {
      return false;
    }
    waiters++;
    return true;
  }

  /** Removes a waiter. If none is left, the scan is abandoned and its thread interrupted. */
  synchronized void leave() {
    waiters--;
    if (waiters == 0 && !scanned.isDone()) {
      abandoned = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Makes the calling thread the one to interrupt. Returns false if the scan is abandoned. */
  synchronized boolean begin() {
    thread = Thread.currentThread();
    return !abandoned;
  }

  /** Releases the thread; no interrupt meant for this scan reaches it afterwards. */
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
