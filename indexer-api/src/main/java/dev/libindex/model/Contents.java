package dev.libindex.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is installed: the searchable part of a report. Maps iterate in the order of their keys, so
 * that equal contents print equally.
 *
 * @param packages by package id
 * @param distributions by distribution id
 * @param repositories by repository id
 * @param environments by package id, the places where the package stands
 */
public record Contents(
    Map<String, Package> packages,
    Map<String, Distribution> distributions,
    Map<String, Repository> repositories,
    Map<String, List<Environment>> environments) {

  /** Copies and sorts. */
  public Contents {
    packages = sorted(packages);
    distributions = sorted(distributions);
    repositories = sorted(repositories);
    Map<String, List<Environment>> places = new TreeMap<>();
    environments.forEach((id, list) -> places.put(id, List.copyOf(list)));
    environments = Collections.unmodifiableMap(places);
  }

  /** Nothing installed. */
  public static Contents empty() {
    return new Contents(Map.of(), Map.of(), Map.of(), Map.of());
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
