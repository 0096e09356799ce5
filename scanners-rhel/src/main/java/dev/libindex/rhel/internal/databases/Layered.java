package dev.libindex.rhel.internal.databases;

import dev.libindex.ecosystem.LayerOverlay;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files of the layers of an image by path. Not thread-safe.
 *
 * @param <T> what is known of a file
 */
public final class Layered<T> {
  private final Map<String, NavigableMap<Integer, T>> byPath = new TreeMap<>();

  /** Adds a file; layers come from the bottom up. */
  public void put(String path, int layer, T file) {
    byPath.computeIfAbsent(path, key -> new TreeMap<>()).put(layer, file);
  }

  /**
   * Returns the file at a path, with its layer, once some layers are applied.
   *
   * @param applied the overlay of the layers so far
   */
  public Optional<Map.Entry<Integer, T>> top(String path, LayerOverlay applied) {
    NavigableMap<Integer, T> copies = byPath.get(path);
    return copies == null
        ? Optional.empty()
        : Optional.of(copies.lastEntry()).filter(top -> !applied.removes(path, top.getKey()));
  }

  /**
   * Returns the paths of the files that a layer removes.
   *
   * @param before the overlay of the layers below it
   * @param applied the overlay of the layers up to it
   */
  Set<String> removed(LayerOverlay before, LayerOverlay applied) {
    return byPath.keySet().stream()
        .filter(path -> top(path, before).isPresent() && top(path, applied).isEmpty())
        .collect(Collectors.toSet());
  }

  /** Returns the layers that have a file at a path. */
  Set<Integer> layers(String path) {
    NavigableMap<Integer, T> copies = byPath.get(path);
    return copies == null ? Set.of() : copies.keySet();
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }
}
