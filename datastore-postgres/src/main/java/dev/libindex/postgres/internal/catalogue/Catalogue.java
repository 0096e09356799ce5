package dev.libindex.postgres.internal.catalogue;

import static dev.libindex.postgres.internal.sql.Parameter.ids;
import static dev.libindex.postgres.internal.sql.Parameter.nullableIds;
import static dev.libindex.postgres.internal.sql.Parameter.texts;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.postgres.internal.catalogue.SearchableRows.GroupMember;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The packages, package groups, repositories, repository sets and distributions that the searchable
 * rows of all manifests share. Packages and repositories are sent only if their group or set is not
 * stored yet. Keys are derived from content and sorted, so transactions that insert the same rows
 * wait for each other in the same order, and no row is lost.
 */
public final class Catalogue {
  private final SearchableRows rows;

  private Catalogue(SearchableRows rows) {
    this.rows = rows;
  }

  /**
   * Adds the statements that lock the groups and sets stored already, to prevent their deletion.
   */
  public static Result<Stored> lock(RoundTrip trip, SearchableRows rows) {
    Result<List<UUID>> groups =
        trip.query(
            "SELECT id FROM libindex.package_group WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            row -> row.id("id"),
            ids(rows.packageGroups().keySet()));
    Result<List<UUID>> sets =
        trip.query(
            "SELECT id FROM libindex.repo_set WHERE id = ANY (?) ORDER BY id FOR KEY SHARE",
            row -> row.id("id"),
            ids(rows.repositorySets().keySet()));
    return () -> new Stored(Set.copyOf(groups.get()), Set.copyOf(sets.get()));
  }

  /** Adds the statements that insert what the rows refer to, unless it is stored already. */
  public static void insert(RoundTrip trip, SearchableRows rows, Stored stored) {
    Catalogue catalogue = new Catalogue(rows);
    catalogue.insertPackageGroups(trip, without(rows.packageGroups(), stored.packageGroups));
    catalogue.insertRepositorySets(trip, without(rows.repositorySets(), stored.repositorySets));
    catalogue.insertDistributions(trip);
  }

  private void insertPackageGroups(
      RoundTrip trip, SortedMap<UUID, SortedMap<UUID, GroupMember>> groups) {
    if (groups.isEmpty()) {
      return;
    }
    SortedMap<UUID, Package> packages =
        members(rows.packages(), groups.values().stream().map(Map::keySet).toList());
    trip.update(
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
        texts(each(packages, Package::arch)));
    trip.update(
        """
        INSERT INTO libindex.package_group (id) SELECT * FROM unnest(?::uuid[])
        ON CONFLICT DO NOTHING
        """,
        ids(groups.keySet()));
    trip.update(
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
        texts(eachMember(groups, (group, member) -> String.valueOf(member.getValue().listed()))),
        texts(eachMember(groups, (group, member) -> member.getValue().normalizedVersion())));
  }

  private void insertRepositorySets(RoundTrip trip, SortedMap<UUID, SortedSet<UUID>> sets) {
    if (sets.isEmpty()) {
      return;
    }
    SortedMap<UUID, Repository> repositories = members(rows.repositories(), sets.values());
    trip.update(
        """
        INSERT INTO libindex.repo (id, name, key, uri, cpe)
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
        ON CONFLICT DO NOTHING
        """,
        ids(repositories.keySet()),
        texts(each(repositories, Repository::name)),
        texts(each(repositories, Repository::key)),
        texts(each(repositories, Repository::uri)),
        texts(each(repositories, item -> text(item.cpe()))));
    trip.update(
        """
        INSERT INTO libindex.repo_set (id, repos)
        SELECT id, repos::uuid[] FROM unnest(?::uuid[], ?::text[]) AS s (id, repos)
        ON CONFLICT DO NOTHING
        """,
        ids(sets.keySet()),
        texts(each(sets, Catalogue::arrayLiteral)));
  }

  private void insertDistributions(RoundTrip trip) {
    SortedMap<UUID, Distribution> distributions = rows.distributions();
    if (distributions.isEmpty()) {
      return;
    }
    trip.update(
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

  /**
   * The groups and sets that are stored already and are locked.
   *
   * @param packageGroups keys of groups
   * @param repositorySets keys of sets
   */
  public record Stored(Set<UUID> packageGroups, Set<UUID> repositorySets) {}
}
