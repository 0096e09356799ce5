package dev.libindex.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One layer of an image, and where its bytes can be had.
 *
 * @param hash the digest of the blob as it is served (compressed, where it is compressed)
 * @param uri where to fetch it; an absolute {@code http}, {@code https} or, where enabled, {@code
 *     file} URI. Never stored: it may carry credentials
 * @param headers request headers to send, name to values, sent as they are. Never stored
 */
public record Layer(Digest hash, String uri, Map<String, List<String>> headers) {

  /** Copies the headers. */
  public Layer {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(uri, "uri");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = java.util.Collections.unmodifiableMap(copy);
  }

  /** A layer that is fetched without extra headers. */
  public static Layer of(Digest hash, String uri) {
    return new Layer(hash, uri, Map.of());
  }

  /** Leaves the URI and the headers out, since they may carry credentials. */
  @Override
  public String toString() {
    return "Layer[" + hash + "]";
  }
}
