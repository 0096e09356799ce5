package dev.libindex.internal.log;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which server cannot be connected to. The JDK's own messages leave out host or port, or
 * everything.
 */
public final class UnreachableServer {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private UnreachableServer() {}

  /**
   * Describes a failed connection in one line, with host and port, and what to check. Returns empty
   * if the failure is of another kind.
   */
  public static Optional<String> describe(URI uri, Throwable failure) {
    @Nullable String message = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return Optional.of("the host %s is unknown: check its name".formatted(uri.getHost()));
      }
      if (isTimeout(cause)) {
        return Optional.of(
            "%s does not answer: check the address and the network".formatted(hostAndPort(uri)));
      }
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
        String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        message =
            "cannot connect to %s%s: check the address, and that the server is running"
                .formatted(hostAndPort(uri), reason);
      }
    }
    return Optional.ofNullable(message).map(OneLine::of);
  }

  private static boolean isTimeout(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof HttpConnectTimeoutException
        || (cause instanceof SocketTimeoutException && message.contains("connect"));
  }

  /** Returns the host, and the port even if it is the usual one. */
  public static String hostAndPort(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
    return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
  }
}
