package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.PackageFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one layer has packages of one format. Bounded, whatever the layer is: beyond the first
 * paths it has only the number of the others and the directory that they share.
 *
 * @param format the format of the packages
 * @param ofDistribution whether they lie where the packages of distributions put them
 * @param paths the first paths, sorted
 * @param others the number of other paths
 * @param directory a directory that all others are below, {@code "."} for the root; empty if there
 *     are none
 */
record SeenPackages(
    PackageFormat format,
    boolean ofDistribution,
    List<String> paths,
    int others,
    String directory) {
  private static final int MAX_PATHS = 100;
  private static final int MAX_LENGTH = 500;
  private static final String ROOT = ".";

  SeenPackages {
    paths = List.copyOf(paths);
  }

  /** Summarizes these paths, of which there is at least one; sorted. */
  static SeenPackages of(PackageFormat format, boolean ofDistribution, List<String> all) {
    List<String> paths = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String path : all) {
      boolean listed = paths.size() < MAX_PATHS && path.length() <= MAX_LENGTH;
      (listed ? paths : others).add(path);
    }
    String directory = others.isEmpty() ? "" : shared(others.get(0), others);
    return new SeenPackages(format, ofDistribution, paths, others.size(), directory);
  }

  /** Returns the lowest directory of a path that all paths are below and that is not too long. */
  private static String shared(String path, List<String> paths) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String beginning = path.substring(0, end + 1);
      if (end <= MAX_LENGTH && paths.stream().allMatch(other -> other.startsWith(beginning))) {
        return path.substring(0, end);
      }
    }
    return ROOT;
  }
}
