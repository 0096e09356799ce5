package dev.libindex.testdata.store;

import dev.libindex.lock.LockSource;
import dev.libindex.model.Digest;
import dev.libindex.store.Store;
import dev.libindex.testdata.store.FaultyStore.Moment;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Simulates that a process is killed at one of its writes, which include acquiring and releasing a
 * lease. From then on none of its calls reaches the store or the locks, and its leases are held
 * until they expire. Thread-safe.
 *
 * <p>With a {@link FaultyStore}, in contrast, one call fails and the process goes on.
 */
public final class KillSwitch {
  private final Runnable onKill;
  private final Set<Digest> wastedLayers = new TreeSet<>();
  private int writesLeft;
  private Moment moment = Moment.BEFORE;
  private boolean killed;

  /**
   * Creates a switch that lets every call pass until {@link #killAtWrite}; after the kill, calls
   * throw {@link ProcessKilled}.
   */
  public KillSwitch() {
    this(() -> {});
  }

  /**
   * Creates a switch that runs an action when it kills.
   *
   * @param onKill runs in the thread of the call at which the process is killed; need not return
   */
  public KillSwitch(Runnable onKill) {
    this.onKill = Objects.requireNonNull(onKill, "onKill");
  }

  /**
   * Kills at the n-th write from now on, in place of what an earlier call has set.
   *
   * @param n counts from 1; 0 for no write
   */
  public synchronized void killAtWrite(int n, Moment when) {
    writesLeft = n;
    moment = when;
  }

  /** Returns whether the process was killed. */
  public synchronized boolean hasKilled() {
    return killed;
  }

  /**
   * Returns the layers that were fetched in vain, since the process was killed before it wrote
   * their cells.
   */
  public synchronized Set<Digest> wastedLayers() {
    return Set.copyOf(wastedLayers);
  }

  /** Wraps a store for the process to use. */
  public Store store(Store store) {
    return new KillableStore(this, store);
  }

  /** Wraps a lock source for the process to use. */
  public LockSource locks(LockSource locks) {
    return new KillableLocks(this, locks);
  }

  synchronized void addWastedLayer(Digest layer) {
    wastedLayers.add(layer);
  }

  <T> T read(String name, Supplier<T> call) {
    checkAlive(name);
    return call.get();
  }

  <T> T write(String name, Supplier<T> call) {
    boolean last = isLast(name);
    if (last && moment == Moment.BEFORE) {
      throw kill(name);
    }
    T result = call.get();
    if (last) {
      throw kill(name);
    }
    return result;
  }

  private synchronized void checkAlive(String name) {
    if (killed) {
      throw new ProcessKilled(Moment.BEFORE, name);
    }
  }

  private synchronized boolean isLast(String name) {
    checkAlive(name);
    writesLeft--;
    return writesLeft == 0;
  }

  private ProcessKilled kill(String name) {
    synchronized (this) {
      killed = true;
    }
    onKill.run();
    return new ProcessKilled(moment, name);
  }
}
