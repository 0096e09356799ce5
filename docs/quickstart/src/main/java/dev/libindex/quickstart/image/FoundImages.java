package dev.libindex.quickstart.image;

import java.util.List;

/**
 * What was found at a path.
 *
 * @param images the images, at least one
 * @param remarks what was passed over and why, for people
 */
public record FoundImages(List<LocalImage> images, List<String> remarks) {

  /** Copies the lists. */
  public FoundImages {
    images = List.copyOf(images);
    remarks = List.copyOf(remarks);
  }
}
