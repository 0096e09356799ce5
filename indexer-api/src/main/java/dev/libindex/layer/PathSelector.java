package dev.libindex.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which paths a scanner wants: exact paths, base names, glob patterns. Immutable.
 *
 * <p>A glob is matched part by part: {@code *} stands for any run of characters but the slash,
 * {@code ?} for one, and everything else for itself. A glob that begins with two stars and a slash
 * matches below any directory, the root included.
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

  /** Wants nothing: for scanners that look at entries only. */
  public static PathSelector none() {
    return new PathSelector(Set.of(), Set.of(), Set.of());
  }

  /** Wants these paths. */
  public static PathSelector paths(String... paths) {
    return new PathSelector(Set.of(paths), Set.of(), Set.of());
  }

  /** Wants files of these base names, wherever they are. */
  public static PathSelector names(String... names) {
    return new PathSelector(Set.of(), Set.of(names), Set.of());
  }

  /** Wants what these patterns match. */
  public static PathSelector globs(String... globs) {
    return new PathSelector(Set.of(), Set.of(), Set.of(globs));
  }

  /** Wants what either wants. */
  public PathSelector or(PathSelector other) {
    return new PathSelector(
        union(paths, other.paths), union(names, other.names), union(globs, other.globs));
  }

  /** Whether the path is wanted. */
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
