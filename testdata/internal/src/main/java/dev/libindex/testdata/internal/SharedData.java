package dev.libindex.testdata.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of test data that stands beside the project's root and is not part of the project.
 *
 * <p>It holds third-party material and recorded answers. Where it is absent, tests that need it are
 * skipped, visibly.
 */
public final class SharedData {
  private SharedData() {}

  /** The folder, where it is there: {@code ../shared} as seen from the project's root. */
  public static Optional<Path> find() {
    return findFrom(Path.of("").toAbsolutePath());
  }

  /** Whether the folder is there. */
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

  /** The folder; where it is absent, the running test is skipped. */
  public static Path require() {
    Optional<Path> folder = find();
    Assumptions.assumeTrue(
        folder.isPresent(), "skipped: the test data folder ../shared is not beside the project");
    return folder.orElseThrow();
  }

  /**
   * A file or folder below the folder, for instance {@code data/cpe-maps}; where it is absent, the
   * running test is skipped.
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
