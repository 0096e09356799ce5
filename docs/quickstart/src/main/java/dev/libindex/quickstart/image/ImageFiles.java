package dev.libindex.quickstart.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of an image, by their names in the image. */
interface ImageFiles {

  /** Returns the file of this name, if there is one. */
  Optional<Path> find(String name) throws IOException;

  /**
   * Returns the file of this name.
   *
   * @throws ImageFormatException if there is none
   */
  default Path get(String name) throws IOException {
    return find(name).orElseThrow(() -> new ImageFormatException("it has no " + name));
  }
}
