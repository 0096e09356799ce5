package dev.libindex.quickstart.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An image unpacked in a directory. */
record DirectoryFiles(Path directory) implements ImageFiles {

  @Override
  public Optional<Path> find(String name) throws IOException {
    Path root = directory.toAbsolutePath().normalize();
    Path file = root.resolve(name).normalize();
    if (!file.startsWith(root)) {
      throw new ImageFormatException("a name leads out of the directory: " + name);
    }
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
