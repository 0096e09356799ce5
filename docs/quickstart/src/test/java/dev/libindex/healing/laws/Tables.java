package dev.libindex.healing.laws;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which versions of the mappings there ought to be. Thread-safe. */
final class Tables {
  private static final double TOLERANCE = 0.1;

  private final Map<String, Table> current = new TreeMap<>();
  private final Set<Table> known = EnumSet.noneOf(Table.class);

  synchronized Optional<Table> current(String mapping) {
    return Optional.ofNullable(current.get(mapping));
  }

  /** Somebody has made it current. */
  synchronized void installed(Table table) {
    current.put(table.mapping(), table);
    known.add(table);
  }

  /** The same as others. */
  synchronized void setTo(Tables others) {
    current.putAll(others.current);
    known.addAll(others.known);
  }

  /** Whether a node that starts with this seed file makes it current. */
  synchronized boolean acceptsSeed(Table seed) {
    Set<String> before = current(seed.mapping()).map(Table::keys).orElse(Set.of());
    long lost = before.stream().filter(key -> !seed.keys().contains(key)).count();
    return !known.contains(seed) && lost <= before.size() * TOLERANCE;
  }
}
