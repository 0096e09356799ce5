package dev.libindex.rhel.internal.databases;

import dev.libindex.layer.PathSelector;
import java.util.List;
import java.util.Optional;

/** The directories in which rpm keeps its database. */
public final class StandardPlaces {
  /** The directories, relative to a root, in order of precedence. */
  public static final List<String> DIRECTORIES =
      List.of("usr/lib/sysimage/rpm", "usr/share/rpm", "var/lib/rpm");

  /** The directories that lead to them, relative to a root. */
  private static final List<String> PARENTS =
      List.of("usr", "usr/lib", "usr/lib/sysimage", "usr/share", "var", "var/lib");

  /** The files that make a directory a root, relative to it. */
  private static final List<String> RELEASES = List.of("etc/os-release", "usr/lib/os-release");

  /** Selects whatever has the name of a standard place or of one of the directories above it. */
  public static final PathSelector NAMES =
      PathSelector.names("var", "lib", "rpm", "usr", "sysimage", "share");

  private StandardPlaces() {}

  /** Returns whether this is a standard place of any root, or one of the directories above it. */
  public static boolean isOnTheWay(String path) {
    return isBelowAnyRoot(path, DIRECTORIES) || isBelowAnyRoot(path, PARENTS);
  }

  /** Returns the root that an os-release file makes of a directory, if it does. */
  static Optional<String> rootOf(String release) {
    return RELEASES.stream()
        .filter(one -> release.endsWith("/" + one))
        .map(one -> release.substring(0, release.length() - one.length() - 1))
        .findFirst();
  }

  /**
   * Returns whether this file makes a directory a root: an os-release, except that of the image,
   * whose root is one anyway.
   */
  public static boolean isRelease(String path) {
    return rootOf(path).isPresent();
  }

  /**
   * Orders the names of one file: the lower, the better as the name of a database.
   *
   * @param path the path of a file
   */
  public static int rank(String path) {
    int slash = path.lastIndexOf('/');
    String directory = slash < 0 ? "" : path.substring(0, slash);
    int place = DIRECTORIES.indexOf(directory);
    if (place >= 0) {
      return place;
    }
    return isBelowAnyRoot(directory, DIRECTORIES) ? DIRECTORIES.size() : DIRECTORIES.size() + 1;
  }

  private static boolean isBelowAnyRoot(String path, List<String> directories) {
    return directories.stream().anyMatch(one -> path.equals(one) || path.endsWith("/" + one));
  }
}
