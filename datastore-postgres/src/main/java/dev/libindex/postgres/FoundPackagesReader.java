package dev.libindex.postgres;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.store.FoundPackages;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what {@link FindPackages} has read. Equal values are kept once. */
final class FoundPackagesReader {
  private final Map<UUID, List<Package>> groups = new HashMap<>();
  private final Map<UUID, Distribution> distributions = new HashMap<>();
  private final Map<UUID, List<Repository>> repositorySets = new HashMap<>();
  private final Map<Package, Package> packages = new HashMap<>();
  private final Map<String, Digest> manifests = new HashMap<>();

  private FoundPackagesReader() {}

  static List<FoundPackages> read(Results results) throws SQLException {
    FoundPackagesReader reader = new FoundPackagesReader();
    results.count();
    results.forEach(reader::addPackage);
    results.forEach(reader::addDistribution);
    results.forEach(reader::addRepository);
    List<FoundPackages> found = new ArrayList<>();
    results.forEach(row -> reader.addPlace(row, found));
    return found;
  }

  private void addPackage(ResultSet row) throws SQLException {
    Package found = packageOf(row);
    groups
        .computeIfAbsent(row.getObject("package_group", UUID.class), key -> new ArrayList<>())
        .add(packages.computeIfAbsent(found, same -> same));
  }

  private void addDistribution(ResultSet row) throws SQLException {
    distributions.put(
        row.getObject("id", UUID.class),
        Distribution.builder()
            .did(row.getString("did"))
            .name(row.getString("name"))
            .version(row.getString("version"))
            .versionCodeName(row.getString("version_code_name"))
            .versionId(row.getString("version_id"))
            .arch(row.getString("arch"))
            .cpe(cpe(row))
            .prettyName(row.getString("pretty_name"))
            .build());
  }

  private void addRepository(ResultSet row) throws SQLException {
    repositorySets
        .computeIfAbsent(row.getObject("repo_set", UUID.class), key -> new ArrayList<>())
        .add(
            Repository.of(
                row.getString("name"), row.getString("key"), row.getString("uri"), cpe(row)));
  }

  private void addPlace(ResultSet row, List<FoundPackages> found) throws SQLException {
    List<Package> members = groups.get(row.getObject("package_group", UUID.class));
    if (members == null) {
      // Of this group, only the source of packages of other groups has the name.
      return;
    }
    UUID distribution = row.getObject("dist_id", UUID.class);
    found.add(
        new FoundPackages(
            members,
            distribution == null ? null : distributions.get(distribution),
            repositorySets.getOrDefault(row.getObject("repo_set", UUID.class), List.of()),
            digests(row.getArray("manifests"))));
  }

  private Set<Digest> digests(Array hashes) throws SQLException {
    Set<Digest> digests = new HashSet<>();
    for (String hash : (String[]) hashes.getArray()) {
      digests.add(manifests.computeIfAbsent(hash, Digest::parse));
    }
    hashes.free();
    return digests;
  }

  private static Package packageOf(ResultSet row) throws SQLException {
    return Package.builder()
        .name(row.getString("name"))
        .version(row.getString("version"))
        .kind(PackageKind.parse(row.getString("kind")))
        .module(row.getString("module"))
        .arch(row.getString("arch"))
        .normalizedVersion(
            NormalizedVersion.parse(row.getString("normalized_version")).orElse(null))
        .source(source(row))
        .build();
  }

  private static @Nullable Package source(ResultSet row) throws SQLException {
    String name = row.getString("source_name");
    return name == null
        ? null
        : Package.builder()
            .name(name)
            .version(row.getString("source_version"))
            .kind(PackageKind.SOURCE)
            .build();
  }

  private static @Nullable Cpe cpe(ResultSet row) throws SQLException {
    String cpe = row.getString("cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }
}
