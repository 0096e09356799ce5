package dev.libindex.healing.laws;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A model of the mapping versions in the store. Thread-safe. */
final class MappingModel {
  private static final double TOLERANCE = 0.1;

  private final Map<String, MappingTable> current = new TreeMap<>();
  private final Set<MappingTable> known = EnumSet.noneOf(MappingTable.class);

  synchronized Optional<MappingTable> current(String mapping) {
    return Optional.ofNullable(current.get(mapping));
  }

  /** Records that a version was installed. */
  synchronized void installed(MappingTable table) {
    current.put(table.mapping(), table);
    known.add(table);
  }

  /** Copies the state of another model. */
  synchronized void setTo(MappingModel others) {
    current.putAll(others.current);
    known.addAll(others.known);
  }

  /** Returns whether a node that starts with this seed file installs it. */
  synchronized boolean acceptsSeed(MappingTable seed) {
    Set<String> before = current(seed.mapping()).map(MappingTable::keys).orElse(Set.of());
    long lost = before.stream().filter(key -> !seed.keys().contains(key)).count();
    return !known.contains(seed) && lost <= before.size() * TOLERANCE;
  }
}
