package dev.libindex.testdata.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Creates data sources that notify a listener of every round trip. Their connections wrap those of
 * another data source, which is never closed.
 */
public final class ObservedDataSource {
  private ObservedDataSource() {}

  /** Returns a data source with connections of {@code target}, observed by the listener. */
  public static DataSource of(DataSource target, RoundTripListener listener) {
    Objects.requireNonNull(listener, "listener");
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = call(target, method, arguments);
          return result instanceof Connection connection
              ? proxy(Connection.class, new ObservedConnection(connection, listener))
              : result;
        });
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Calls the target; throws what it throws. */
  static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
