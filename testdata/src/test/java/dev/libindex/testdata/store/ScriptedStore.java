package dev.libindex.testdata.store;

import dev.libindex.store.FinishOutcome;
import dev.libindex.store.Store;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes stores that record the names of called methods and return fixed values. */
final class ScriptedStore {
  private final List<String> calls = new ArrayList<>();

  Store store() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> answer(method));
  }

  /** Returns the names of the methods that were called. */
  List<String> calls() {
    return calls;
  }

  private @Nullable Object answer(Method method) {
    calls.add(method.getName());
    Class<?> type = method.getReturnType();
    if (type == boolean.class) {
      return true;
    }
    if (type == long.class) {
      return 0L;
    }
    if (type == FinishOutcome.class) {
      return FinishOutcome.STORED;
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == List.class) {
      return List.of();
    }
    return type == Set.class ? Set.of() : null;
  }
}
