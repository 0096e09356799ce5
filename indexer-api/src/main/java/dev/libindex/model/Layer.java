package dev.libindex.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One layer of an image, and where to fetch it.
 *
 * @param hash the digest of the blob as it is served, before decompression
 * @param uri an absolute {@code http} or {@code https} URI or, where enabled, a {@code file} URI.
 *     Never stored, because it may contain credentials
 * @param headers request headers, from name to values, sent unchanged. Never stored
 * @param diffId the digest of the decompressed tar as the image's configuration claims it ({@code
 *     rootfs.diff_ids}), or null if it is not known. If a layer with that content has been read
 *     before, in whatever compression, its results are used and this one is not fetched. They are
 *     used as long as the manifest is given with this diffID
 */
public record Layer(
    Digest hash, String uri, Map<String, List<String>> headers, @Nullable Digest diffId) {

  /** Copies the headers. */
  public Layer {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(uri, "uri");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** Creates a layer whose diffID is not known. */
  public Layer(Digest hash, String uri, Map<String, List<String>> headers) {
    this(hash, uri, headers, null);
  }

  /** Creates a layer that is fetched without extra headers, and whose diffID is not known. */
  public static Layer of(Digest hash, String uri) {
    return new Layer(hash, uri, Map.of());
  }

  /** Returns this layer with another diffID, or without one if it is null. */
  public Layer withDiffId(@Nullable Digest claimed) {
    return new Layer(hash, uri, headers, claimed);
  }

  /** Returns the digest only, because URI and headers may contain credentials. */
  @Override
  public String toString() {
    return "Layer[" + hash + "]";
  }
}
