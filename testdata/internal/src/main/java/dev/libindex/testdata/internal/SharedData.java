package dev.libindex.testdata.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder {@code ../shared} beside the project's root, which is not part of the project.
 *
 * <p>It contains third-party material and recorded answers. If it is absent, tests that need it are
 * skipped.
 */
public final class SharedData {
  private SharedData() {}

  /** Returns the folder; empty if it is absent. */
  public static Optional<Path> find() {
    return findFrom(Path.of("").toAbsolutePath());
  }

  /** Returns whether the folder is present. */
  public static boolean isPresent() {
    return find().isPresent();
  }

  static Optional<Path> findFrom(Path start) {
    return ancestors(start)
        .filter(SharedData::isProjectRoot)
        .map(root -> root.resolveSibling("shared"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Returns the folder; if it is absent, skips the running test. */
  public static Path require() {
    Optional<Path> folder = find();
    Assumptions.assumeTrue(
        folder.isPresent(), "skipped: the test data folder ../shared is not beside the project");
    return folder.orElseThrow();
  }

  /**
   * Returns a file or folder in it, for instance {@code data/cpe-maps}; if that is absent, skips
   * the running test.
   */
  public static Path require(String path) {
    Path file = require().resolve(path);
    Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no " + path + " in ../shared");
    return file;
  }

  private static Stream<Path> ancestors(Path start) {
    return Stream.iterate(start, path -> path != null, Path::getParent);
  }

  private static boolean isProjectRoot(Path folder) {
    return Files.exists(folder.resolve("pom.xml")) && Files.exists(folder.resolve("LICENSE"));
  }
}
