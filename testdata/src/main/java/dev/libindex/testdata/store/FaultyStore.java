package dev.libindex.testdata.store;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.libindex.error.StoreException;
import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that fails where a test wants it to. Thread-safe. To go through all the places where a
 * process may be killed, fail at the first write, the second, and so on, until a run {@linkplain
 * #hasFaultsLeft ends before its fault}:
 *
 * <pre>{@code
 * for (int n = 1; ; n++) {
 *   FaultyStore store = new FaultyStore(real);
 *   store.failAtWrite(n, FaultyStore.Moment.AFTER);
 *   run(store);
 *   if (store.hasFaultsLeft()) {
 *     break;
 *   }
 *   checkThatTheNextRunConverges();
 * }
 * }</pre>
 */
public final class FaultyStore extends ForwardingStore {
  /** When a call fails. */
  public enum Moment {
    /** Nothing is done: the store could not be reached. */
    BEFORE,
    /** All is done, but the caller does not know: the answer was lost. */
    AFTER
  }

  private static final Set<StoreMethod> ALL = Set.of(StoreMethod.values());
  private static final Set<StoreMethod> WRITES =
      ALL.stream().filter(StoreMethod::isWrite).collect(toUnmodifiableSet());

  private final List<Fault> faults = new ArrayList<>();

  /** Passes every call on to this store, until told to fail. */
  public FaultyStore(Store store) {
    super(store);
  }

  /** Fails once, at the n-th call of the method from now on. The first is 1. */
  public void failAt(StoreMethod method, int n, Moment moment) {
    add(Set.of(method), n, moment);
  }

  /** Fails once, at the n-th write from now on, whatever the method. The first is 1. */
  public void failAtWrite(int n, Moment moment) {
    add(WRITES, n, moment);
  }

  /** Fails once, at the n-th call from now on, whatever the method. The first is 1. */
  public void failAtCall(int n, Moment moment) {
    add(ALL, n, moment);
  }

  /** Whether a failure was asked for that has not happened. */
  public boolean hasFaultsLeft() {
    synchronized (faults) {
      return !faults.isEmpty();
    }
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    Moment moment = nextMoment(method);
    if (moment == Moment.BEFORE) {
      throw new StoreException("injected before " + method, null);
    }
    T result = call.get();
    if (moment == Moment.AFTER) {
      throw new StoreException("injected after " + method, null);
    }
    return result;
  }

  private void add(Set<StoreMethod> methods, int n, Moment moment) {
    synchronized (faults) {
      faults.add(new Fault(methods, n, moment));
    }
  }

  private @Nullable Moment nextMoment(StoreMethod method) {
    @Nullable Moment moment = null;
    synchronized (faults) {
      for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
        Fault fault = each.next();
        if (fault.isReachedBy(method)) {
          moment = fault.moment();
          each.remove();
        }
      }
    }
    return moment;
  }
}
