package dev.libindex.testdata.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Digest;
import dev.libindex.store.Store;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingStoreTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));

  private final ScriptedStore script = new ScriptedStore();
  private final RecordingStore store = new RecordingStore(script.store());

  static Stream<Method> storeMethods() {
    return Arrays.stream(Store.class.getMethods())
        .filter(method -> !method.getName().equals("close"));
  }

  @ParameterizedTest
  @MethodSource("storeMethods")
  void forwardsAndRecordsEveryMethod(Method method) throws ReflectiveOperationException {
    method.invoke(store, arguments(method));

    assertEquals(List.of(method.getName()), script.calls());
    assertEquals(
        List.of(method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)),
        store.calls().stream().map(StoreMethod::name).toList());
  }

  private static Object[] arguments(Method method) {
    return Stream.of(method.getParameterTypes()).map(RecordingStoreTest::argument).toArray();
  }

  private static @Nullable Object argument(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    return type == boolean.class ? Boolean.FALSE : null;
  }

  @Test
  void hasAConstantForEveryMethod() {
    // A method with an overload for fewer arguments has one constant.
    assertEquals(
        storeMethods().map(Method::getName).distinct().count(), StoreMethod.values().length);
  }

  @Test
  void countsPerMethodAndDistinguishesWritesFromReads() {
    store.indexReport(DIGEST);
    store.deleteManifests(List.of());
    store.indexReport(DIGEST);

    assertEquals(2, store.calls(StoreMethod.INDEX_REPORT));
    assertEquals(0, store.calls(StoreMethod.CHECK_MANIFEST));
    assertEquals(List.of(StoreMethod.DELETE_MANIFESTS), store.writes());

    store.clear();
    assertEquals(List.of(), store.calls());
  }

  @Test
  void closesTheStore() {
    store.close();

    assertEquals(List.of("close"), script.calls());
  }
}
