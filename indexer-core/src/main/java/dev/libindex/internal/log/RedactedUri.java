package dev.libindex.internal.log;

import dev.libindex.internal.hash.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** URIs as messages may show them: user, password and query may all be credentials. */
public final class RedactedUri {
  private RedactedUri() {}

  /** Returns scheme, host, port and path of a URI, and an ellipsis for the query if it has one. */
  public static String of(URI uri) {
    if (uri.getHost() == null) {
      return uri.getScheme() + ":" + (uri.getRawPath() == null ? "..." : uri.getRawPath());
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?...";
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + query;
  }

  /**
   * Returns the same as {@link #of} with a short hash of the query at its end, so that URIs which
   * differ only in the query stay distinguishable.
   */
  public static String withQueryHash(URI uri) {
    String query = uri.getRawQuery();
    if (query == null) {
      return of(uri);
    }
    return of(uri) + Sha256.hex(query.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }
}
