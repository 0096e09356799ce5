package dev.libindex.testdata.http;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Counters of requests and bytes per path. Thread-safe. */
final class TrafficCounters {
  private final Map<String, Traffic> byPath = new TreeMap<>();

  synchronized void add(String path, Traffic traffic) {
    byPath.merge(path, traffic, Traffic::plus);
  }

  synchronized Map<String, Traffic> snapshot() {
    return Collections.unmodifiableMap(new TreeMap<>(byPath));
  }

  synchronized void clear() {
    byPath.clear();
  }
}
