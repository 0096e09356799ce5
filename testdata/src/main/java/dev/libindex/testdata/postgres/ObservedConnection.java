package dev.libindex.testdata.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Detects the round trips of a PgJDBC connection: executing a statement is one, whatever the number
 * of its commands and including a BEGIN before it; so is the end of an open transaction.
 */
final class ObservedConnection implements InvocationHandler {
  private final Connection target;
  private final RoundTripListener listener;
  private boolean inTransaction;

  ObservedConnection(Connection target, RoundTripListener listener) {
    this.target = target;
    this.listener = listener;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "commit", "rollback" -> inTransaction ? end(method, arguments) : call(method, arguments);
      case "createStatement", "prepareStatement" ->
          observed(Objects.requireNonNull(call(method, arguments)), sqlIn(arguments));
      default -> call(method, arguments);
    };
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    return ObservedDataSource.call(target, method, arguments);
  }

  private @Nullable Object end(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    inTransaction = false;
    listener.before(target, method.getName());
    Object result = call(method, arguments);
    listener.after(target, method.getName());
    return result;
  }

  private Statement observed(Object statement, String prepared) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getName().startsWith("execute")
                ? execute(
                    statement, method, arguments, prepared.isEmpty() ? sqlIn(arguments) : prepared)
                : ObservedDataSource.call(statement, method, arguments);
    return statement instanceof PreparedStatement
        ? ObservedDataSource.proxy(PreparedStatement.class, handler)
        : ObservedDataSource.proxy(Statement.class, handler);
  }

  private @Nullable Object execute(
      Object statement, Method method, @Nullable Object @Nullable [] arguments, String sql)
      throws Throwable {
    listener.before(target, sql);
    inTransaction = !target.getAutoCommit();
    Object result = ObservedDataSource.call(statement, method, arguments);
    inTransaction = inTransaction && !endsTransaction(sql);
    listener.after(target, sql);
    return result;
  }

  private static boolean endsTransaction(String sql) {
    String upper = sql.strip().toUpperCase(Locale.ROOT);
    return upper.endsWith("COMMIT") || upper.endsWith("ROLLBACK");
  }

  private static String sqlIn(@Nullable Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : "";
  }
}
