package dev.libindex.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one version of a mapping says about the keys of some evidence, and about no other keys.
 *
 * @param name the name of the mapping
 * @param values the values of each key; keys that the mapping lacks are absent
 */
public record MappingSlice(String name, Map<String, List<String>> values) {

  /** Copies the map and sorts it by key. */
  public MappingSlice {
    Objects.requireNonNull(name, "name");
    Map<String, List<String>> copy = new TreeMap<>();
    values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }
}
