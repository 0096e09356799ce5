package dev.libindex.internal.fetch;

import java.net.URI;

/** Makes URIs fit for messages: user, password and query may all be credentials. */
final class Redaction {
  private Redaction() {}

  static String redact(URI uri) {
    if (uri.getHost() == null) {
      return uri.getScheme() + ":" + (uri.getRawPath() == null ? "..." : uri.getRawPath());
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?...";
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + query;
  }
}
