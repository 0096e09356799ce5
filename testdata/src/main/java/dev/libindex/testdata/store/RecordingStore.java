package dev.libindex.testdata.store;

import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A store that records which methods were called, including failed calls. Thread-safe. */
public final class RecordingStore extends ForwardingStore {
  private final List<StoreMethod> calls = Collections.synchronizedList(new ArrayList<>());

  /** Forwards every call to this store. */
  public RecordingStore(Store store) {
    super(store);
  }

  /** All calls, in the order in which they began. */
  public List<StoreMethod> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The calls of methods that write, in the order in which they began. */
  public List<StoreMethod> writes() {
    return calls().stream().filter(StoreMethod::isWrite).toList();
  }

  /** The number of calls of the method. */
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
