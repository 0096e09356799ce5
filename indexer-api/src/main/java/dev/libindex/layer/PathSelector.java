package dev.libindex.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The paths that a scanner wants: exact paths, base names and glob patterns. Immutable.
 *
 * <p>In a glob, {@code *} matches any number of characters other than the slash, {@code ?} matches
 * one of them, and everything else matches itself. A glob that begins with two stars and a slash
 * matches below any directory, including the root.
 *
 * @param paths exact paths, relative to the root
 * @param names base names, in any directory
 * @param globs patterns
 */
public record PathSelector(Set<String> paths, Set<String> names, Set<String> globs) {

  /** Copies the sets. */
  public PathSelector {
    paths = Set.copyOf(paths);
    names = Set.copyOf(names);
    globs = Set.copyOf(globs);
  }

  /** Returns a selector for nothing, for scanners that look only at entries. */
  public static PathSelector none() {
    return new PathSelector(Set.of(), Set.of(), Set.of());
  }

  /** Returns a selector for exactly these paths. */
  public static PathSelector paths(String... paths) {
    return new PathSelector(Set.of(paths), Set.of(), Set.of());
  }

  /** Returns a selector for these base names, in any directory. */
  public static PathSelector names(String... names) {
    return new PathSelector(Set.of(), Set.of(names), Set.of());
  }

  /** Returns a selector for what these globs match. */
  public static PathSelector globs(String... globs) {
    return new PathSelector(Set.of(), Set.of(), Set.of(globs));
  }

  /** Returns a selector for what either of the two selects. */
  public PathSelector or(PathSelector other) {
    return new PathSelector(
        union(paths, other.paths), union(names, other.names), union(globs, other.globs));
  }

  /** Returns whether the path is selected. */
  public boolean matches(String path) {
    return paths.contains(path)
        || (!names.isEmpty() && names.contains(path.substring(path.lastIndexOf('/') + 1)))
        || matchesGlob(path);
  }

  private boolean matchesGlob(String path) {
    for (String glob : globs) {
      if (Glob.matches(glob, path)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> union(Set<String> one, Set<String> two) {
    List<String> all = new ArrayList<>(one);
    all.addAll(two);
    return new TreeSet<>(all);
  }
}
