package dev.libindex.testdata.store;

import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * A store that records which methods were called, except {@code close}, and including failed calls.
 * Thread-safe.
 */
public final class RecordingStore extends ForwardingStore {
  private final List<StoreMethod> calls = Collections.synchronizedList(new ArrayList<>());

  /** Creates a store that forwards every call to {@code store}. */
  public RecordingStore(Store store) {
    super(store);
  }

  /** Returns all calls, in the order in which they began. */
  public List<StoreMethod> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Returns the calls of methods that write, in the order in which they began. */
  public List<StoreMethod> writes() {
    return calls().stream().filter(StoreMethod::isWrite).toList();
  }

  /** Returns the number of calls of the method. */
  public int calls(StoreMethod method) {
    return Collections.frequency(calls(), method);
  }

  /** Forgets all calls so far. */
  public void clear() {
    calls.clear();
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    calls.add(method);
    return call.get();
  }
}
