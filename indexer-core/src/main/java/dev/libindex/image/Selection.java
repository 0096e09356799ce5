package dev.libindex.image;

import java.util.List;

/**
 * What an index holds.
 *
 * @param images the images, in the order of the index; never empty
 * @param remarks what was not taken and why, one sentence each, for people; artifacts come last
 */
public record Selection(List<SelectedImage> images, List<String> remarks) {

  /** Copies the lists. */
  public Selection {
    images = List.copyOf(images);
    remarks = List.copyOf(remarks);
  }
}
