package dev.libindex.image;

import java.util.Set;
import java.util.regex.Pattern;

/** The media types of images (OCI Image Format Specification v1.1, Docker Image Manifest v2.2). */
final class MediaTypes {
  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");

  private static final Set<String> MANIFESTS =
      Set.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  /** The last three are what some registries have made of the type (moby issues 22378, 30083). */
  private static final Set<String> CONFIGS =
      Set.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json",
          "application/octet-stream",
          "application/json",
          "text/html");

  private static final String TAR =
      "application/vnd\\."
          + "(oci\\.image\\.layer\\.(nondistributable\\.)?v1"
          + "|docker\\.image\\.rootfs\\.(foreign\\.)?diff)"
          + "\\.tar";

  private static final Pattern READABLE_LAYER = Pattern.compile(TAR + "([.+](gzip|zstd))?");
  private static final Pattern LAYER = Pattern.compile(TAR + "([.+].+)?");
  private static final String ENCRYPTED = "+encrypted";

  private MediaTypes() {}

  static boolean isIndex(String type) {
    return INDEXES.contains(type);
  }

  static boolean isManifest(String type) {
    return MANIFESTS.contains(type);
  }

  static boolean isImageConfig(String type) {
    return CONFIGS.contains(type);
  }

  /** Returns whether this is the type of an image's layer that can be read. */
  static boolean isReadableLayer(String type) {
    return type.isEmpty() || READABLE_LAYER.matcher(type).matches();
  }

  /** Returns whether this is the type of a layer that is not compressed. */
  static boolean isPlainLayer(String type) {
    return isReadableLayer(type) && type.endsWith(".tar");
  }

  /** Returns whether this is the type of an encrypted layer (OCI image-spec issue 775). */
  static boolean isEncryptedLayer(String type) {
    return type.endsWith(ENCRYPTED);
  }

  /** Returns whether this is the type of an image's layer, readable or not. */
  static boolean isImageLayer(String type) {
    return type.isEmpty() || LAYER.matcher(type).matches() || isEncryptedLayer(type);
  }

  /** Returns whether layers of this type are usually not in registries. */
  static boolean isForeignLayer(String type) {
    return type.contains(".foreign.") || type.contains(".nondistributable.");
  }
}
