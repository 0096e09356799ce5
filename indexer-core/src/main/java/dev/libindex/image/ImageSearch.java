package dev.libindex.image;

import dev.libindex.model.Digest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The search for one image among alternatives. Used once, by one thread. */
final class ImageSearch {
  private static final int MAX_DEPTH = 5;

  private final VerifiedDocuments documents;
  private final ImageSource source;
  private final PlatformChoice choice;
  private final Remarks remarks;
  private final RefusedPlatforms refused;
  private final Set<Digest> indexes = new HashSet<>();
  private final List<Candidate> candidates = new ArrayList<>();

  /** A manifest that may be taken; its document is read as late as possible. */
  private record Candidate(
      Descriptor descriptor,
      String name,
      @Nullable Platform platform,
      @Nullable ImageDocument document,
      int rank) {

    @Override
    public String toString() {
      return platform == null ? shortened(descriptor.digest()) : platform.toString();
    }
  }

  /**
   * Creates a search.
   *
   * @param remarks is given what was passed over
   */
  ImageSearch(ImageSource source, PlatformChoice choice, Remarks remarks) {
    this.documents = new VerifiedDocuments(source);
    this.source = source;
    this.choice = choice;
    this.remarks = remarks;
    this.refused = new RefusedPlatforms(source);
  }

  Optional<SelectedImage> find(List<Descriptor> alternatives)
      throws IOException, InterruptedException {
    for (Descriptor alternative : alternatives) {
      collect(alternative, "", 0);
    }
    candidates.sort(Comparator.comparingInt(Candidate::rank));
    for (Candidate candidate : candidates) {
      Optional<SelectedImage> image = take(candidate);
      if (image.isPresent()) {
        return image;
      }
    }
    if (!refused.isEmpty()) {
      Platform wanted = choice.preferred().get(0);
      remarks.notTaken(refused.refusal(shownName(alternatives.get(0)), wanted));
    }
    return Optional.empty();
  }

  private static String shownName(Descriptor image) {
    return image.name().isEmpty() ? shortened(image.digest()) : image.name();
  }

  /**
   * Collects the candidates that a descriptor leads to. A manifest whose platform is stated is not
   * read yet: a registry would be asked for those of all platforms.
   */
  private void collect(Descriptor descriptor, String outerName, int depth)
      throws IOException, InterruptedException {
    String name = outerName.isEmpty() ? descriptor.name() : outerName;
    Optional<Artifact> artifact = Artifact.of(descriptor);
    if (artifact.isPresent()) {
      passOver(descriptor, artifact.get());
    } else if (MediaTypes.isManifest(descriptor.mediaType()) && descriptor.platform() != null) {
      add(descriptor, name, descriptor.platform(), null);
    } else {
      Optional<ImageDocument> document = documents.read(descriptor);
      if (document.isEmpty()) {
        remarks.notTaken(shortened(descriptor.digest()) + " is missing");
      } else if (document.get().index()) {
        collectAll(descriptor, document.get(), name, depth);
      } else {
        add(descriptor, name, platform(descriptor, document.get()), document.get());
      }
    }
  }

  private void collectAll(Descriptor descriptor, ImageDocument index, String name, int depth)
      throws IOException, InterruptedException {
    if (depth == MAX_DEPTH) {
      throw new ImageException("indexes are nested too deeply");
    }
    if (indexes.add(descriptor.digest())) {
      for (Descriptor entry : index.manifests()) {
        collect(entry, name, depth + 1);
      }
    }
  }

  private @Nullable Platform platform(Descriptor descriptor, ImageDocument manifest)
      throws IOException, InterruptedException {
    boolean stated = descriptor.platform() != null || Artifact.of(manifest).isPresent();
    return stated ? descriptor.platform() : documents.config(manifest).platform();
  }

  private void add(
      Descriptor descriptor,
      String name,
      @Nullable Platform platform,
      @Nullable ImageDocument document) {
    OptionalInt rank = choice.rank(platform);
    if (rank.isPresent()) {
      candidates.add(new Candidate(descriptor, name, platform, document, rank.getAsInt()));
    } else if (platform != null) {
      refused.add(descriptor, platform);
    }
  }

  private Optional<SelectedImage> take(Candidate candidate)
      throws IOException, InterruptedException {
    ImageDocument document = candidate.document();
    if (document == null) {
      document = documents.read(candidate.descriptor()).orElse(null);
    }
    if (document == null) {
      String digest = shortened(candidate.descriptor().digest());
      remarks.notTaken("%s was not taken: its manifest %s is missing".formatted(candidate, digest));
      return Optional.empty();
    }
    Optional<Artifact> artifact = Artifact.of(document);
    if (artifact.isPresent()) {
      passOver(candidate.descriptor(), artifact.get());
      return Optional.empty();
    }
    return isComplete(candidate, document)
        ? Optional.of(image(candidate, document))
        : Optional.empty();
  }

  private boolean isComplete(Candidate candidate, ImageDocument document)
      throws IOException, InterruptedException {
    if (document.layers().isEmpty()) {
      remarks.notTaken(candidate + " was not taken: it has no layers");
      return false;
    }
    for (ImageLayer layer : document.layers()) {
      if (!source.hasLayer(layer)) {
        remarks.notTaken(candidate + " was not taken: " + UnreadableLayers.missing(layer));
        return false;
      }
    }
    return true;
  }

  private SelectedImage image(Candidate candidate, ImageDocument document)
      throws IOException, InterruptedException {
    UnreadableLayers.refuse(document.layers());
    ImageConfig config = documents.config(document);
    Platform platform = candidate.platform() == null ? config.platform() : candidate.platform();
    return new SelectedImage(
        candidate.name(),
        candidate.descriptor().digest(),
        platform,
        config.claimedFor(document.layers()));
  }

  private void passOver(Descriptor descriptor, Artifact artifact) {
    remarks.passedOver(
        "%s was passed over: it is %s".formatted(shortened(descriptor.digest()), artifact));
  }

  private static String shortened(Digest digest) {
    return digest.algorithm().text() + ":" + digest.hex().substring(0, 12);
  }
}
