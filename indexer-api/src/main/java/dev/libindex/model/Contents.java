package dev.libindex.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is installed: the searchable part of a report. The maps iterate in key order, so equal
 * contents have the same JSON.
 *
 * @param packages by package id
 * @param distributions by distribution id
 * @param repositories by repository id
 * @param environments the places where each package was found, by package id
 */
public record Contents(
    Map<String, Package> packages,
    Map<String, Distribution> distributions,
    Map<String, Repository> repositories,
    Map<String, List<Environment>> environments) {

  /** Copies the maps and sorts them by key. */
  public Contents {
    packages = sorted(packages);
    distributions = sorted(distributions);
    repositories = sorted(repositories);
    Map<String, List<Environment>> places = new TreeMap<>();
    environments.forEach((id, list) -> places.put(id, List.copyOf(list)));
    environments = Collections.unmodifiableMap(places);
  }

  /** Returns contents without any entries. */
  public static Contents empty() {
    return new Contents(Map.of(), Map.of(), Map.of(), Map.of());
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
