package dev.libindex.internal.fetch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The headers of a request for a layer. */
final class RequestHeaders {
  /** Headers of the connection, not of the request; Go ignores them too. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "cookie", "cookie2", "proxy-authorization", "www-authenticate");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private final Map<String, List<String>> values;

  private RequestHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Returns the headers of a layer, with our defaults for those that it lacks. By default no
   * content encoding is accepted, since the digest is that of the bytes as they are stored.
   *
   * @throws IllegalArgumentException if a header cannot be sent; the message does not contain its
   *     value
   */
  static RequestHeaders of(Map<String, List<String>> ofLayer) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.put("Accept", List.of("*/*"));
    values.put("Accept-Encoding", List.of("identity"));
    values.put("User-Agent", List.of("libindex"));
    ofLayer.forEach(
        (name, list) -> {
          check(name, list);
          if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.remove(name);
            values.put(name, list);
          }
        });
    return new RequestHeaders(values);
  }

  private static void check(String name, List<String> list) {
    if (!name.matches(TOKEN)) {
      throw new IllegalArgumentException("a header has a name that cannot be sent");
    }
    for (String value : list) {
      if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
        throw new IllegalArgumentException("header " + name + " has a value that cannot be sent");
      }
    }
  }

  /** Returns the headers for another host, which must not see credentials for the first one. */
  RequestHeaders withoutCredentials() {
    Map<String, List<String>> rest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    rest.putAll(values);
    rest.keySet().removeIf(name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)));
    return new RequestHeaders(rest);
  }

  Map<String, List<String>> values() {
    return values;
  }
}
