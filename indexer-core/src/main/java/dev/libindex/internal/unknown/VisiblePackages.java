package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.PackageFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Those packages of one layer that count.
 *
 * @param layer the position of the layer in the image
 * @param format the format of the packages
 * @param ofDistribution whether they lie where the packages of distributions put them
 * @param paths the paths that count, of those that are known
 * @param others the number of other paths
 * @param example one of all these paths, or a directory that it is below
 */
record VisiblePackages(
    int layer,
    PackageFormat format,
    boolean ofDistribution,
    List<String> paths,
    int others,
    String example) {
  /** A name that no file has. What is said of it in a directory holds for the whole directory. */
  private static final String ANY_NAME = "\0";

  /** Returns the packages whose paths pass the test; empty if none does. */
  static Optional<VisiblePackages> of(SeenPackages seen, int layer, Predicate<String> counts) {
    List<String> paths = seen.paths().stream().filter(counts).toList();
    int others = counts.test(seen.directory() + "/" + ANY_NAME) ? seen.others() : 0;
    if (paths.isEmpty() && others == 0) {
      return Optional.empty();
    }
    String example = paths.isEmpty() ? seen.directory() : paths.get(0);
    return Optional.of(
        new VisiblePackages(layer, seen.format(), seen.ofDistribution(), paths, others, example));
  }
}
