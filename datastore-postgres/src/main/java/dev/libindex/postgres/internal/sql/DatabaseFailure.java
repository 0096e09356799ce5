package dev.libindex.postgres.internal.sql;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says why a database cannot be used, in words that help whoever set it up. The messages of Hikari
 * and of the driver may quote the URL, which may have a password in it.
 */
final class DatabaseFailure {
  /** Hosts and ports of a URL; empty means localhost. */
  private static final Pattern SERVERS =
      Pattern.compile("jdbc:(?:[^/]*:)?postgresql://(?:[^@/?]*@)?([^/?]*).*");

  /**
   * The classes of SQL states whose messages come from the server or name it: connection,
   * authorization, resources, operator intervention, unknown database, privileges.
   */
  private static final Set<String> SHOWN = Set.of("08", "28", "3D", "42", "53", "57");

  /** A table, a schema or a column that does not exist. */
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "3F000", "42703");

  private DatabaseFailure() {}

  /** Returns the servers that a URL names, after " at "; empty if they are not known. */
  static String servers(String jdbcUrl) {
    Matcher matcher = SERVERS.matcher(jdbcUrl);
    return matcher.matches() && !matcher.group(1).isEmpty() ? " at " + matcher.group(1) : "";
  }

  /** Returns the reason after a colon; empty if there is none that may be shown. */
  static String reason(Throwable failure) {
    String reason = "";
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return ": the host " + withoutUsers(cause.getMessage()) + " is unknown";
      }
      if (cause instanceof SocketTimeoutException) {
        return ": no answer";
      }
      if (cause instanceof SQLException sql && isShown(sql)) {
        reason = ": " + withoutUsers(sql.getMessage());
      }
    }
    return reason;
  }

  /** Removes users and passwords, which the driver takes for a part of the host. */
  private static String withoutUsers(@Nullable String message) {
    return String.valueOf(message).replaceAll("\\S*@", "");
  }

  private static boolean isShown(SQLException sql) {
    String state = sql.getSQLState();
    return state != null && state.length() > 1 && SHOWN.contains(state.substring(0, 2));
  }

  /** Returns whether the tables are not those that the statements were written for. */
  static boolean isNotMigrated(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && NOT_MIGRATED.contains(state);
  }
}
