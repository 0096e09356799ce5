package dev.libindex.postgres.internal.catalogue;

import static dev.libindex.postgres.internal.sql.Parameter.texts;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.postgres.internal.sql.Database;
import dev.libindex.postgres.internal.sql.Parameter;
import dev.libindex.postgres.internal.sql.Result;
import dev.libindex.postgres.internal.sql.RoundTrip;
import dev.libindex.postgres.internal.sql.Row;
import dev.libindex.postgres.internal.sql.Transaction;
import dev.libindex.store.FoundPackages;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the manifests that have packages of given names, or packages built from sources of these
 * names: one round trip, in one snapshot. Packages are read once for each group, and manifests once
 * for each group with its distribution and repositories, so the answer does not grow with packages
 * times manifests. Equal values are kept once.
 */
public final class PackageSearch {
  private static final String NAMED =
      """
      (SELECT m.*
      FROM libindex.package p
      JOIN libindex.package_group_member m ON m.package_id = p.id
      WHERE p.name = ANY (?))
      """;

  /** A FROM clause that selects the searchable rows whose group has a package of a given name. */
  private static final String PLACES =
      """
      FROM libindex.manifest_index i
      WHERE i.package_group IN (SELECT n.package_group FROM
      """
          + NAMED
          + "AS n)\n";

  private static final String PACKAGES =
      "WITH named AS MATERIALIZED "
          + NAMED
          + """
          , found AS (
            SELECT * FROM named WHERE listed
            UNION
            SELECT b.*
            FROM named n
            JOIN libindex.package_group_member b
              ON b.package_group = n.package_group AND b.source_id = n.package_id
          )
          SELECT f.package_group, p.name, p.version, p.kind, p.module, p.arch,
            f.normalized_version, s.name AS source_name, s.version AS source_version
          FROM found f
          JOIN libindex.package p ON p.id = f.package_id
          LEFT JOIN libindex.package s ON s.id = f.source_id
          """;

  private static final String DISTRIBUTIONS =
      "SELECT d.* FROM libindex.dist d WHERE d.id IN (SELECT i.dist_id\n" + PLACES + ")";

  private static final String REPOSITORIES =
      """
      SELECT s.id AS repo_set, r.name, r.key, r.uri, r.cpe
      FROM libindex.repo_set s
      JOIN libindex.repo r ON r.id = ANY (s.repos)
      WHERE s.id IN (SELECT i.repo_set
      """
          + PLACES
          + ")";

  private static final String MANIFESTS =
      """
      SELECT f.package_group, f.dist_id, f.repo_set, array_agg(m.hash) AS manifests
      FROM (SELECT i.manifest_id, i.package_group, i.dist_id, i.repo_set
      """
          + PLACES
          + """
          ) AS f
          JOIN libindex.manifest m ON m.id = f.manifest_id
          GROUP BY f.package_group, f.dist_id, f.repo_set
          """;

  private final Map<Package, Package> packages = new HashMap<>();
  private final Map<String, Digest> manifests = new HashMap<>();

  private PackageSearch() {}

  /** Finds packages by name, or by the name of their source. */
  public static List<FoundPackages> run(Database database, Collection<String> names) {
    return names.isEmpty()
        ? List.of()
        : database.transact(
            "find packages", transaction -> new PackageSearch().run(transaction, texts(names)));
  }

  private List<FoundPackages> run(Transaction transaction, Parameter names) throws SQLException {
    RoundTrip trip = new RoundTrip();
    trip.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    Result<List<Keyed<Package>>> members =
        trip.query(PACKAGES, row -> new Keyed<>(row.id("package_group"), found(row)), names);
    Result<List<Keyed<Distribution>>> distributions =
        trip.query(DISTRIBUTIONS, row -> new Keyed<>(row.id("id"), distribution(row)), names);
    Result<List<Keyed<Repository>>> repositories =
        trip.query(REPOSITORIES, row -> new Keyed<>(row.id("repo_set"), repository(row)), names);
    Result<List<Place>> places = trip.query(MANIFESTS, this::place, names);
    transaction.commitWith(trip);

    Map<UUID, List<Package>> groups = byKey(members.get());
    Map<UUID, List<Repository>> repositorySets = byKey(repositories.get());
    Map<UUID, Distribution> distributionsByKey =
        distributions.get().stream().collect(toMap(Keyed::key, Keyed::value));
    List<FoundPackages> found = new ArrayList<>();
    for (Place place : places.get()) {
      List<Package> ofGroup = groups.get(place.group);
      // Without packages, the name is that of a source from which no package of the group is built.
      if (ofGroup != null) {
        found.add(
            new FoundPackages(
                ofGroup,
                place.distribution == null ? null : distributionsByKey.get(place.distribution),
                repositorySets.getOrDefault(place.repositorySet, List.of()),
                place.manifests));
      }
    }
    return found;
  }

  private Package found(Row row) throws SQLException {
    Package found =
        Package.builder()
            .name(row.text("name"))
            .version(row.text("version"))
            .kind(PackageKind.parse(row.text("kind")))
            .module(row.text("module"))
            .arch(row.text("arch"))
            .normalizedVersion(NormalizedVersion.parse(row.text("normalized_version")).orElse(null))
            .source(source(row))
            .build();
    return packages.computeIfAbsent(found, same -> same);
  }

  private static @Nullable Package source(Row row) throws SQLException {
    String name = row.nullableText("source_name");
    return name == null
        ? null
        : Package.builder()
            .name(name)
            .version(row.text("source_version"))
            .kind(PackageKind.SOURCE)
            .build();
  }

  private static Distribution distribution(Row row) throws SQLException {
    return Distribution.builder()
        .did(row.text("did"))
        .name(row.text("name"))
        .version(row.text("version"))
        .versionCodeName(row.text("version_code_name"))
        .versionId(row.text("version_id"))
        .arch(row.text("arch"))
        .cpe(cpe(row))
        .prettyName(row.text("pretty_name"))
        .build();
  }

  private static Repository repository(Row row) throws SQLException {
    return Repository.of(row.text("name"), row.text("key"), row.text("uri"), cpe(row));
  }

  private static @Nullable Cpe cpe(Row row) throws SQLException {
    String cpe = row.text("cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }

  private Place place(Row row) throws SQLException {
    Set<Digest> digests = new HashSet<>();
    for (String hash : row.texts("manifests")) {
      digests.add(manifests.computeIfAbsent(hash, Digest::parse));
    }
    return new Place(
        row.id("package_group"), row.nullableId("dist_id"), row.id("repo_set"), digests);
  }

  private static <T> Map<UUID, List<T>> byKey(List<Keyed<T>> rows) {
    return rows.stream().collect(groupingBy(Keyed::key, mapping(Keyed::value, toList())));
  }

  /** A value, and the key of what it belongs to. */
  private record Keyed<T>(UUID key, T value) {}

  /** A group, its distribution and repositories, and the manifests in which they occur together. */
  private record Place(
      UUID group, @Nullable UUID distribution, UUID repositorySet, Set<Digest> manifests) {}
}
