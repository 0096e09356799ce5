package dev.libindex.image;

import java.io.IOException;
import java.util.Optional;

/** The place that images are read from: an archive, a directory, a registry. */
public interface ImageSource {

  /**
   * Returns the bytes of an index, a manifest or a configuration; empty if the source does not have
   * them. The caller compares them with their digest. The source should limit their size.
   *
   * @throws IOException if they cannot be read
   */
  Optional<byte[]> document(Descriptor descriptor) throws IOException, InterruptedException;

  /**
   * Returns whether the source has a layer. A source that cannot tell without fetching the layer
   * returns true.
   *
   * @throws IOException if the source cannot be read
   */
  boolean hasLayer(ImageLayer layer) throws IOException, InterruptedException;
}
