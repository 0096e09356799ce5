package dev.libindex.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects the images to index among what an index lists. Immutable, and as thread-safe as its
 * source.
 *
 * <ul>
 *   <li>Indexes may be nested. Of the manifests for several platforms one is taken, as {@link
 *       PlatformChoice} says.
 *   <li>Only what the source really has can be taken: a manifest that is not there, or one of whose
 *       layers is not there, is skipped. An index often names platforms that were not downloaded.
 *   <li>Signatures, attestations, SBOMs and other artifacts are passed over. They show by the type
 *       of the artifact, of the configuration or of all layers, by an annotation of BuildKit or
 *       cosign, by an unknown platform, or by a {@code subject}.
 *   <li>Layers of an image that are encrypted or of a type that cannot be read, such as {@code
 *       tar+xz}, are an error: without them the report would be wrong.
 * </ul>
 */
public final class ImageSelector {
  private final ImageSource source;
  private final PlatformChoice choice;

  private ImageSelector(ImageSource source, PlatformChoice choice) {
    this.source = source;
    this.choice = choice;
  }

  /** Creates a selector that reads from this source. */
  public static ImageSelector create(ImageSource source, PlatformChoice choice) {
    return new ImageSelector(source, choice);
  }

  /**
   * Selects images of the index of an OCI image layout, {@code index.json}, which may hold several
   * images.
   *
   * @throws ImageException if there is no image to index, or the document is no index
   * @throws IOException if the source cannot be read
   */
  public Selection select(byte[] index) throws IOException, InterruptedException {
    ImageDocument document = ImageDocument.parse(index, "the index");
    if (document.isManifest()) {
      throw new ImageException(
          "this is the manifest of one image rather than an index:"
              + " pass a Descriptor of it to ImageSelector.select(List)");
    }
    if (!document.index()) {
      throw new ImageException("this is no index of images: it has no \"manifests\"");
    }
    return select(document.manifests());
  }

  /**
   * Selects the images that descriptors refer to: an index or a manifest each. Descriptors that
   * have the same name, and a platform that no other of them has, belong to one image.
   *
   * @throws ImageException if there is no image to index
   * @throws IOException if the source cannot be read
   */
  public Selection select(List<Descriptor> descriptors) throws IOException, InterruptedException {
    if (descriptors.isEmpty()) {
      throw new ImageException("there is no image that can be indexed: the index is empty");
    }
    List<SelectedImage> images = new ArrayList<>();
    Remarks remarks = new Remarks();
    for (List<Descriptor> alternatives : Alternatives.group(descriptors)) {
      new ImageSearch(source, choice, remarks).find(alternatives).ifPresent(images::add);
    }
    if (images.isEmpty()) {
      throw new ImageException("there is no image that can be indexed: " + remarks.summary());
    }
    return new Selection(images, remarks.all());
  }
}
