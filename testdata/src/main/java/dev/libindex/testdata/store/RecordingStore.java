package dev.libindex.testdata.store;

import dev.libindex.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A store that remembers which methods were called, failed calls included. Thread-safe. */
public final class RecordingStore extends ForwardingStore {
  private final List<StoreMethod> calls = Collections.synchronizedList(new ArrayList<>());

  /** Passes every call on to this store. */
  public RecordingStore(Store store) {
    super(store);
  }

  /** All calls, in the order in which they began. */
  public List<StoreMethod> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** The calls that may have changed something, in the order in which they began. */
  public List<StoreMethod> writes() {
    return calls().stream().filter(StoreMethod::isWrite).toList();
  }

  /** How often the method was called. */
  public int calls(StoreMethod method) {
    return Collections.frequency(calls(), method);
  }

  /** Forgets what was called so far. */
  public void clear() {
    calls.clear();
  }

  @Override
  protected <T> T call(StoreMethod method, Supplier<T> call) {
    calls.add(method);
    return call.get();
  }
}
