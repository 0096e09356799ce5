package dev.libindex.internal.coalesce;

import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Merges what several ecosystems found. Where they have an entry with the same id, the last one
 * added wins; a package keeps the environments from all of them.
 */
final class ContentsMerger {
  private final Map<String, Package> packages = new TreeMap<>();
  private final Map<String, Distribution> distributions = new TreeMap<>();
  private final Map<String, Repository> repositories = new TreeMap<>();
  private final Map<String, List<Environment>> environments = new TreeMap<>();

  void add(Contents contents) {
    packages.putAll(contents.packages());
    distributions.putAll(contents.distributions());
    repositories.putAll(contents.repositories());
    contents
        .environments()
        .forEach(
            (id, list) -> environments.computeIfAbsent(id, key -> new ArrayList<>()).addAll(list));
  }

  Contents merged() {
    return new Contents(packages, distributions, repositories, environments);
  }
}
