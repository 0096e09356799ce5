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
 * Kills a process at one of its writes, taking and giving back leases included: from then on,
 * nothing that it still does reaches the store or the locks, and its leases stay until they expire.
 * Thread-safe.
 *
 * <p>With {@link FaultyStore} the process lives on and sees one call fail; here it is gone.
 */
public final class KillSwitch {
  private final Runnable onKill;
  private final Set<Digest> wastedLayers = new TreeSet<>();
  private int writesLeft;
  private Moment moment = Moment.BEFORE;
  private boolean killed;

  /** Lets every call pass until told otherwise; then calls end with {@link ProcessKilled}. */
  public KillSwitch() {
    this(() -> {});
  }

  /**
   * As the other.
   *
   * @param onKill is run, in the thread that made the call, when the time has come; need not return
   */
  public KillSwitch(Runnable onKill) {
    this.onKill = Objects.requireNonNull(onKill, "onKill");
  }

  /** Kills at the n-th write from now on. The first is 1. */
  public synchronized void killAtWrite(int n, Moment when) {
    writesLeft = n;
    moment = when;
  }

  /** Whether it has happened. */
  public synchronized boolean hasKilled() {
    return killed;
  }

  /** The layers whose cells the process would still have written: they have to be read again. */
  public synchronized Set<Digest> wastedLayers() {
    return Set.copyOf(wastedLayers);
  }

  /** The process's way to the store. */
  public Store store(Store store) {
    return new KillableStore(this, store);
  }

  /** The process's way to the locks. */
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
