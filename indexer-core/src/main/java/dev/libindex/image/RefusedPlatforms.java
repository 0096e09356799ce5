package dev.libindex.image;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The platforms of one image that are not the wanted one. Whether the source has them is examined
 * only for the message: a registry would be asked for the manifests of all platforms.
 */
final class RefusedPlatforms {
  private final ImageSource source;
  private final VerifiedDocuments documents;
  private final Map<Digest, Refused> refused = new LinkedHashMap<>();

  private record Refused(Descriptor descriptor, Platform platform) {}

  RefusedPlatforms(ImageSource source) {
    this.source = source;
    this.documents = new VerifiedDocuments(source);
  }

  void add(Descriptor descriptor, Platform platform) {
    refused.put(descriptor.digest(), new Refused(descriptor, platform));
  }

  boolean isEmpty() {
    return refused.isEmpty();
  }

  /** Says that an image is not for the wanted platform, and for which ones the source has it. */
  String refusal(String name, Platform wanted) throws IOException, InterruptedException {
    Set<String> held = new TreeSet<>();
    for (Refused other : refused.values()) {
      if (isHeld(other.descriptor())) {
        held.add(other.platform().toString());
      }
    }
    return held.isEmpty()
        ? "%s is not for %s, and is not complete for any other platform".formatted(name, wanted)
        : "%s is for %s, not for %s".formatted(name, String.join(", ", held), wanted);
  }

  private boolean isHeld(Descriptor descriptor) throws IOException, InterruptedException {
    try {
      Optional<ImageDocument> manifest = documents.read(descriptor);
      return manifest.isPresent()
          && Artifact.of(manifest.get()).isEmpty()
          && isComplete(manifest.get());
    } catch (ImageException e) {
      // A damaged manifest is no offer; the message is about the wanted platform.
      return false;
    }
  }

  private boolean isComplete(ImageDocument manifest) throws IOException, InterruptedException {
    for (ImageLayer layer : manifest.layers()) {
      if (!source.hasLayer(layer)) {
        return false;
      }
    }
    return !manifest.layers().isEmpty();
  }
}
