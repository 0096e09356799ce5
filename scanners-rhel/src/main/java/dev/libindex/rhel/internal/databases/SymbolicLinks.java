package dev.libindex.rhel.internal.databases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The symbolic links of an image that lead to databases or may do so. Not thread-safe. */
final class SymbolicLinks {
  /** The number of links after which rpm, or any other program, gives up. */
  private static final int MAX_LINKS = 40;

  /** The layer below all others. */
  static final int NO_LAYER = -1;

  private record Link(int layer, String target) {}

  /**
   * Where a path leads.
   *
   * @param path without symbolic links
   * @param layer the uppermost layer that has one of the links on the way, or {@link #NO_LAYER}
   */
  record Resolved(String path, int layer) {}

  private final Map<String, Link> links = new TreeMap<>();

  /** Adds a link, which replaces one of a lower layer. */
  void put(String path, int layer, String target) {
    links.put(path, new Link(layer, target));
  }

  /** Removes a link that a layer replaces by a file. */
  void remove(String path) {
    links.remove(path);
  }

  /** Returns the layer of the link at a path, or {@link #NO_LAYER} if there is none. */
  int layerOf(String path) {
    Link link = links.get(path);
    return link == null ? NO_LAYER : link.layer();
  }

  /**
   * Follows the links in a path.
   *
   * @param root the directory that absolute targets begin at, and that {@code ..} does not leave;
   *     empty for the root of the image
   * @param path relative to the root of the image, and below {@code root}
   * @param isHidden whether layers above the given one hide its link at a path
   * @return nothing if there are too many
   */
  Optional<Resolved> resolve(String root, String path, BiPredicate<String, Integer> isHidden) {
    List<String> start = parts(root);
    List<String> done = new ArrayList<>(start);
    Deque<String> todo = new ArrayDeque<>(parts(path).subList(start.size(), parts(path).size()));
    int count = 0;
    int uppermost = NO_LAYER;
    while (!todo.isEmpty()) {
      String part = todo.removeFirst();
      if (part.equals("..")) {
        if (done.size() > start.size()) {
          done.remove(done.size() - 1);
        }
        continue;
      }
      done.add(part);
      Link link = links.get(String.join("/", done));
      if (link == null || isHidden.test(String.join("/", done), link.layer())) {
        continue;
      }
      if (++count > MAX_LINKS) {
        return Optional.empty();
      }
      uppermost = Math.max(uppermost, link.layer());
      done = new ArrayList<>(isAbsolute(link) ? start : done.subList(0, done.size() - 1));
      List<String> target = parts(link.target());
      for (int i = target.size() - 1; i >= 0; i--) {
        todo.addFirst(target.get(i));
      }
    }
    return Optional.of(new Resolved(String.join("/", done), uppermost));
  }

  private static boolean isAbsolute(Link link) {
    return link.target().startsWith("/");
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }
}
