package dev.libindex.quickstart.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that an image consists of, by the names that it gives them. */
interface ImageFiles {

  /** The file of this name, if there is one. */
  Optional<Path> find(String name) throws IOException;

  /** The file of this name, which must be there. */
  default Path get(String name) throws IOException {
    return find(name).orElseThrow(() -> new ImageFormatException("it has no " + name));
  }
}
