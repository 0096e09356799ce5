package dev.libindex.image;

import dev.libindex.model.Digest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a manifest, an index or a configuration (OCI Image Format Specification v1.1,
 * "Content Descriptors").
 *
 * @param mediaType the media type; empty if it is not stated
 * @param digest the digest of the document
 * @param size the size of the document in bytes, as stated and not yet verified; 0 if it is not
 *     stated
 * @param artifactType the type of an artifact; empty for images
 * @param platform the platform, or null if it is not stated
 * @param annotations the annotations
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    String artifactType,
    @Nullable Platform platform,
    Map<String, String> annotations) {

  /** Copies the annotations. */
  public Descriptor {
    annotations = Map.copyOf(annotations);
  }

  /** Creates a descriptor of which only the media type and the digest are known. */
  public static Descriptor of(String mediaType, Digest digest) {
    return new Descriptor(mediaType, digest, 0, "", null, Map.of());
  }

  /**
   * Returns the name of the image, as the tools that save images give it; empty if there is none.
   */
  String name() {
    String full = annotations.getOrDefault("io.containerd.image.name", "");
    return full.isEmpty()
        ? annotations.getOrDefault("org.opencontainers.image.ref.name", "")
        : full;
  }
}
