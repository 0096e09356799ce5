package dev.libindex.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for unpacked archives, deleted at the end. */
public final class WorkDirectory implements AutoCloseable {
  private final Path root;

  private WorkDirectory(Path root) {
    this.root = root;
  }

  /** Creates a work directory below this directory, which is created if missing. */
  public static WorkDirectory create(Path target) throws IOException {
    Files.createDirectories(target);
    return new WorkDirectory(Files.createTempDirectory(target, "images"));
  }

  /** Returns a new empty directory. */
  public Path next() throws IOException {
    return Files.createTempDirectory(root, "image");
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(root)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
