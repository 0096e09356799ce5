package dev.libindex.internal.coalesce;

import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.store.PackageGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Groups the packages of a report that share database, introducing layer, distribution and
 * repositories, to be stored as searchable rows.
 */
public final class PackageGroups {

  private record GroupKey(
      String packageDb, Digest introducedIn, String distribution, List<String> repositories) {

    static GroupKey of(Environment environment) {
      List<String> repositories =
          Objects.requireNonNullElse(environment.repositoryIds(), List.of());
      return new GroupKey(
          environment.packageDb(),
          environment.introducedIn(),
          environment.distributionId(),
          repositories.stream().distinct().sorted().toList());
    }
  }

  private PackageGroups() {}

  /** Returns the groups; a pure function of the contents. */
  public static List<PackageGroup> of(Contents contents) {
    Map<GroupKey, Map<String, Package>> members = new LinkedHashMap<>();
    contents
        .environments()
        .forEach(
            (id, places) -> {
              Package found = contents.packages().get(id);
              if (found != null) {
                places.forEach(
                    place ->
                        members
                            .computeIfAbsent(GroupKey.of(place), unknown -> new TreeMap<>())
                            .put(id, found));
              }
            });
    List<PackageGroup> groups = new ArrayList<>();
    members.forEach((key, packages) -> groups.add(group(key, packages, contents)));
    return groups;
  }

  private static PackageGroup group(
      GroupKey key, Map<String, Package> packages, Contents contents) {
    Set<String> known = contents.repositories().keySet();
    List<Repository> repositories =
        key.repositories().stream()
            .filter(known::contains)
            .map(id -> contents.repositories().get(id))
            .map(Objects::requireNonNull)
            .toList();
    return new PackageGroup(
        key.packageDb(),
        key.introducedIn(),
        contents.distributions().get(key.distribution()),
        repositories,
        List.copyOf(packages.values()));
  }
}
