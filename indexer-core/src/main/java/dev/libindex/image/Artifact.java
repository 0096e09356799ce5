package dev.libindex.image;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something other than an image that is stored like one, such as a signature or an attestation.
 *
 * @param evidence what shows it: a media type or an annotation
 */
record Artifact(String evidence) {
  private static final String DOCKER_REFERENCE = "vnd.docker.reference.type";
  private static final String COSIGN = "dev.cosignproject.cosign/";
  private static final String SIGSTORE = "dev.sigstore.cosign/";

  /** The tags under which cosign stores what belongs to a manifest, and the OCI referrers tag. */
  private static final Pattern COSIGN_TAG =
      Pattern.compile("(.*[:/@])?sha(256-[0-9a-f]{64}|512-[0-9a-f]{128})(\\.(sig|att|sbom))?");

  /** Returns the artifact if what an index says about an entry shows that it is one. */
  static Optional<Artifact> of(Descriptor descriptor) {
    String type = descriptor.artifactType();
    if (!type.isEmpty() && !MediaTypes.isImageConfig(type)) {
      return found(type);
    }
    Optional<Artifact> annotated = ofAnnotations(descriptor);
    if (annotated.isPresent()) {
      return annotated;
    }
    Platform platform = descriptor.platform();
    if (platform != null && platform.os().equals("unknown")) {
      return found("platform " + platform);
    }
    String mediaType = descriptor.mediaType();
    boolean known = MediaTypes.isIndex(mediaType) || MediaTypes.isManifest(mediaType);
    return known || mediaType.isEmpty() ? Optional.empty() : found(mediaType);
  }

  private static Optional<Artifact> ofAnnotations(Descriptor descriptor) {
    for (Map.Entry<String, String> annotation :
        new TreeMap<>(descriptor.annotations()).entrySet()) {
      String key = annotation.getKey();
      String value = annotation.getValue();
      boolean cosign = key.startsWith(COSIGN) || key.startsWith(SIGSTORE);
      if (cosign || key.equals(DOCKER_REFERENCE)) {
        return found(key + " " + value);
      }
      if (value.startsWith(COSIGN) && !value.startsWith(COSIGN + "image")) {
        return found(value);
      }
    }
    String name = descriptor.name();
    return COSIGN_TAG.matcher(name).matches() ? found(name) : Optional.empty();
  }

  /** Returns the artifact if a manifest shows that it is one. */
  static Optional<Artifact> of(ImageDocument manifest) {
    String type = manifest.artifactType();
    if (!type.isEmpty() && !MediaTypes.isImageConfig(type)) {
      return found(type);
    }
    Descriptor config = manifest.config();
    String configType = config == null ? "" : config.mediaType();
    if (!configType.isEmpty() && !MediaTypes.isImageConfig(configType)) {
      return found(configType);
    }
    if (!manifest.subject().isEmpty()) {
      return found("subject " + manifest.subject());
    }
    boolean none =
        manifest.layers().stream().noneMatch(layer -> MediaTypes.isImageLayer(layer.mediaType()));
    return none && !manifest.layers().isEmpty()
        ? found(manifest.layers().get(0).mediaType())
        : Optional.empty();
  }

  private static Optional<Artifact> found(String evidence) {
    return Optional.of(new Artifact(evidence));
  }

  /** Returns what it is, as far as the evidence tells, with the evidence. */
  @Override
  public String toString() {
    return kind(evidence.toLowerCase(Locale.ROOT)) + " (" + evidence + ")";
  }

  private static String kind(String clue) {
    if (containsAny(clue, "spdx", "cyclonedx", "sbom", "syft")) {
      return "an SBOM";
    }
    if (containsAny(clue, "attestation", "in-toto", "dsse", "cosign/atts", ".att")) {
      return "an attestation";
    }
    if (containsAny(clue, "sign", "sigstore", "cosign/sigs", ".sig")) {
      return "a signature";
    }
    return clue.contains("helm") ? "a Helm chart" : "an artifact";
  }

  private static boolean containsAny(String clue, String... words) {
    for (String word : words) {
      if (clue.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
