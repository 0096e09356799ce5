package dev.libindex.postgres;

import static dev.libindex.postgres.Parameter.ids;
import static dev.libindex.postgres.Parameter.nullableIds;
import static dev.libindex.postgres.Parameter.texts;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds what searchable rows name and the store lacks. Of packages and repositories only those are
 * sent whose group or set is not stored yet. Keys follow from content and come sorted, so that
 * transactions that insert the same rows wait for each other in one order and lose none.
 */
final class WriteCatalogue {
  private final SearchableRows rows;
  private final LockedManifest locked;

  WriteCatalogue(SearchableRows rows, LockedManifest locked) {
    this.rows = rows;
    this.locked = locked;
  }

  void addTo(RoundTrip trip) {
    addPackageGroups(trip, without(rows.packageGroups(), locked.packageGroups()));
    addRepositorySets(trip, without(rows.repositorySets(), locked.repositorySets()));
    addDistributions(trip);
  }

  private void addPackageGroups(
      RoundTrip trip, SortedMap<UUID, SortedMap<UUID, GroupMember>> groups) {
    if (groups.isEmpty()) {
      return;
    }
    SortedMap<UUID, Package> packages =
        members(rows.packages(), groups.values().stream().map(Map::keySet).toList());
    trip.add(
            """
            INSERT INTO libindex.package (id, name, version, kind, module, arch)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            ON CONFLICT DO NOTHING
            """,
            ids(packages.keySet()),
            texts(each(packages, Package::name)),
            texts(each(packages, Package::version)),
            texts(each(packages, item -> item.kind().text())),
            texts(each(packages, Package::module)),
            texts(each(packages, Package::arch)))
        .add(
            """
            INSERT INTO libindex.package_group (id) SELECT * FROM unnest(?::uuid[])
            ON CONFLICT DO NOTHING
            """,
            ids(groups.keySet()))
        .add(
            """
            INSERT INTO libindex.package_group_member
              (package_group, package_id, source_id, listed, normalized_version)
            SELECT m.package_group, m.package_id, m.source_id, m.listed::boolean,
              m.normalized_version
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[])
              AS m (package_group, package_id, source_id, listed, normalized_version)
            ON CONFLICT DO NOTHING
            """,
            ids(eachMember(groups, (group, member) -> group)),
            ids(eachMember(groups, (group, member) -> member.getKey())),
            nullableIds(
                groups.values().stream()
                    .flatMap(group -> group.values().stream())
                    .map(GroupMember::source)
                    .toArray(UUID[]::new)),
            texts(
                eachMember(groups, (group, member) -> String.valueOf(member.getValue().listed()))),
            texts(eachMember(groups, (group, member) -> member.getValue().normalizedVersion())));
  }

  private void addRepositorySets(RoundTrip trip, SortedMap<UUID, SortedSet<UUID>> sets) {
    if (sets.isEmpty()) {
      return;
    }
    SortedMap<UUID, Repository> repositories = members(rows.repositories(), sets.values());
    trip.add(
            """
            INSERT INTO libindex.repo (id, name, key, uri, cpe)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
            ON CONFLICT DO NOTHING
            """,
            ids(repositories.keySet()),
            texts(each(repositories, Repository::name)),
            texts(each(repositories, Repository::key)),
            texts(each(repositories, Repository::uri)),
            texts(each(repositories, item -> text(item.cpe()))))
        .add(
            """
            INSERT INTO libindex.repo_set (id, repos)
            SELECT id, repos::uuid[] FROM unnest(?::uuid[], ?::text[]) AS s (id, repos)
            ON CONFLICT DO NOTHING
            """,
            ids(sets.keySet()),
            texts(each(sets, WriteCatalogue::arrayLiteral)));
  }

  private void addDistributions(RoundTrip trip) {
    SortedMap<UUID, Distribution> distributions = rows.distributions();
    if (distributions.isEmpty()) {
      return;
    }
    trip.add(
        """
        INSERT INTO libindex.dist (id, did, name, version, version_code_name, version_id, arch,
          cpe, pretty_name)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[])
        ON CONFLICT DO NOTHING
        """,
        ids(distributions.keySet()),
        texts(each(distributions, Distribution::did)),
        texts(each(distributions, Distribution::name)),
        texts(each(distributions, Distribution::version)),
        texts(each(distributions, Distribution::versionCodeName)),
        texts(each(distributions, Distribution::versionId)),
        texts(each(distributions, Distribution::arch)),
        texts(each(distributions, item -> text(item.cpe()))),
        texts(each(distributions, Distribution::prettyName)));
  }

  private static <T> SortedMap<UUID, T> without(SortedMap<UUID, T> all, Collection<UUID> known) {
    SortedMap<UUID, T> rest = new TreeMap<>(all);
    rest.keySet().removeAll(known);
    return rest;
  }

  private static <T> SortedMap<UUID, T> members(
      SortedMap<UUID, T> all, Collection<? extends Collection<UUID>> sets) {
    SortedMap<UUID, T> members = new TreeMap<>(all);
    members
        .keySet()
        .retainAll(sets.stream().flatMap(Collection::stream).collect(Collectors.toSet()));
    return members;
  }

  private static <T> List<String> each(SortedMap<UUID, T> map, Function<T, String> column) {
    return map.values().stream().map(column).toList();
  }

  private static <T> List<T> eachMember(
      SortedMap<UUID, SortedMap<UUID, GroupMember>> groups,
      BiFunction<UUID, Map.Entry<UUID, GroupMember>, T> column) {
    return groups.entrySet().stream()
        .flatMap(
            group ->
                group.getValue().entrySet().stream()
                    .map(member -> column.apply(group.getKey(), member)))
        .toList();
  }

  private static String arrayLiteral(Collection<UUID> keys) {
    return keys.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(@Nullable Cpe cpe) {
    return cpe == null ? "" : cpe.toString();
  }
}
