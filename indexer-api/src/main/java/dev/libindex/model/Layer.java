package dev.libindex.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One layer of an image, and where to fetch it.
 *
 * @param hash the digest of the blob as it is served, before decompression
 * @param uri an absolute {@code http} or {@code https} URI or, where enabled, a {@code file} URI.
 *     Never stored, because it may contain credentials
 * @param headers request headers, from name to values, sent unchanged. Never stored
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

  /** Creates a layer that is fetched without extra headers. */
  public static Layer of(Digest hash, String uri) {
    return new Layer(hash, uri, Map.of());
  }

  /** Returns the digest only, because URI and headers may contain credentials. */
  @Override
  public String toString() {
    return "Layer[" + hash + "]";
  }
}
