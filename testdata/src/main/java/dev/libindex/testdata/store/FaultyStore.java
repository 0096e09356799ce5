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
 * A store that throws a {@link StoreException} at chosen calls. Thread-safe. To try every write,
 * let the first one fail, then the second, and so on, until a run {@linkplain #hasFaultsLeft ends
 * before its fault}:
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
  /** The moment of a failure. */
  public enum Moment {
    /** Before the call: nothing is done, as if the store could not be reached. */
    BEFORE,
    /**
     * After the call: all is done, but the caller gets an exception, as if the response was lost.
     */
    AFTER
  }

  private static final Set<StoreMethod> ALL = Set.of(StoreMethod.values());
  private static final Set<StoreMethod> WRITES =
      ALL.stream().filter(StoreMethod::isWrite).collect(toUnmodifiableSet());

  private final List<Fault> faults = new ArrayList<>();

  /** Creates a store that forwards every call to {@code store}, and has no faults yet. */
  public FaultyStore(Store store) {
    super(store);
  }

  /**
   * Fails once, at the n-th call of the method from now on.
   *
   * @param n counts from 1
   * @throws IllegalArgumentException if n is less than 1
   */
  public void failAt(StoreMethod method, int n, Moment moment) {
    add(Set.of(method), n, moment);
  }

  /**
   * Fails once, at the n-th write from now on, whatever the method.
   *
   * @param n counts from 1
   * @throws IllegalArgumentException if n is less than 1
   */
  public void failAtWrite(int n, Moment moment) {
    add(WRITES, n, moment);
  }

  /**
   * Fails once, at the n-th call from now on, whatever the method.
   *
   * @param n counts from 1
   * @throws IllegalArgumentException if n is less than 1
   */
  public void failAtCall(int n, Moment moment) {
    add(ALL, n, moment);
  }

  /** Returns whether there are faults that have not happened yet. */
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
