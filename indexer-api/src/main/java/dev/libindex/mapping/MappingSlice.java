package dev.libindex.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What one version of a mapping says about the keys that some evidence names, and about no others.
 *
 * @param name the mapping
 * @param values key to values; a key that the mapping lacks is absent
 */
public record MappingSlice(String name, Map<String, List<String>> values) {

  /** Copies and sorts. */
  public MappingSlice {
    Objects.requireNonNull(name, "name");
    Map<String, List<String>> copy = new TreeMap<>();
    values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
  }
}
