package dev.libindex.postgres.internal.catalogue;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.postgres.internal.content.ContentKey.Fingerprint;
import dev.libindex.store.PackageGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that make a report searchable, by their keys. Keys are sorted, so that all transactions
 * insert and lock in the same order. The source of a package can be found like any other package,
 * as in claircore.
 */
public final class SearchableRows {
  private final SortedMap<UUID, Package> packages = new TreeMap<>();
  private final SortedMap<UUID, Repository> repositories = new TreeMap<>();
  private final SortedMap<UUID, Distribution> distributions = new TreeMap<>();
  private final SortedMap<UUID, SortedMap<UUID, GroupMember>> packageGroups = new TreeMap<>();
  private final SortedMap<UUID, SortedSet<UUID>> repositorySets = new TreeMap<>();
  private final List<IndexRow> index = new ArrayList<>();

  private SearchableRows() {}

  /** Computes the rows of a report. */
  public static SearchableRows of(List<PackageGroup> groups) {
    SearchableRows rows = new SearchableRows();
    groups.forEach(rows::add);
    return rows;
  }

  private void add(PackageGroup group) {
    index.add(
        new IndexRow(
            addPackages(group.packages()),
            group.packageDb(),
            group.introducedIn(),
            addDistribution(group.distribution()),
            addRepositories(group.repositories())));
  }

  private UUID addPackages(List<Package> members) {
    SortedMap<UUID, GroupMember> rows = new TreeMap<>();
    for (Package member : members) {
      Package source = member.source();
      UUID sourceKey = source == null || source.name().isEmpty() ? null : addPackage(source);
      if (source != null && sourceKey != null) {
        rows.putIfAbsent(sourceKey, GroupMember.unlisted(source));
      }
      rows.put(addPackage(member), GroupMember.listed(member, sourceKey));
    }
    UUID key = GroupMember.key(rows);
    packageGroups.put(key, rows);
    return key;
  }

  private UUID addPackage(Package item) {
    UUID key = ContentKey.of(item);
    packages.put(key, item);
    return key;
  }

  private UUID addRepositories(List<Repository> members) {
    SortedSet<UUID> keys = new TreeSet<>();
    for (Repository member : members) {
      UUID key = ContentKey.of(member);
      repositories.put(key, member);
      keys.add(key);
    }
    UUID key = ContentKey.ofMembers("repository-set", keys);
    repositorySets.put(key, keys);
    return key;
  }

  private @Nullable UUID addDistribution(@Nullable Distribution distribution) {
    if (distribution == null) {
      return null;
    }
    UUID key = ContentKey.of(distribution);
    distributions.put(key, distribution);
    return key;
  }

  public SortedMap<UUID, Package> packages() {
    return packages;
  }

  public SortedMap<UUID, Repository> repositories() {
    return repositories;
  }

  SortedMap<UUID, Distribution> distributions() {
    return distributions;
  }

  SortedMap<UUID, SortedMap<UUID, GroupMember>> packageGroups() {
    return packageGroups;
  }

  SortedMap<UUID, SortedSet<UUID>> repositorySets() {
    return repositorySets;
  }

  public List<IndexRow> index() {
    return index;
  }

  /**
   * The packages of a report that share database, layer, distribution and repositories.
   *
   * @param packageGroup the key of the packages' group
   * @param packageDb the label of the package database
   * @param introducedIn the layer
   * @param distribution the key of the distribution, or null
   * @param repositorySet the key of the set of repositories
   */
  public record IndexRow(
      UUID packageGroup,
      String packageDb,
      Digest introducedIn,
      @Nullable UUID distribution,
      UUID repositorySet) {}

  /**
   * What a group records about a package besides its identity.
   *
   * @param source the key of the package it was built from, which is a member too, or null
   * @param listed whether the report lists it, or only names it as the source of others
   * @param normalizedVersion as a text; empty if there is none
   */
  record GroupMember(@Nullable UUID source, boolean listed, String normalizedVersion) {

    static GroupMember listed(Package item, @Nullable UUID source) {
      return new GroupMember(source, true, normalizedVersion(item));
    }

    static GroupMember unlisted(Package item) {
      return new GroupMember(null, false, normalizedVersion(item));
    }

    /** Returns the key of the group that has these members. */
    static UUID key(SortedMap<UUID, GroupMember> members) {
      Fingerprint fingerprint = new Fingerprint("package-group");
      members.forEach(
          (item, member) ->
              fingerprint
                  .add(item)
                  .add(member.source == null ? "" : member.source.toString())
                  .add(member.listed ? "listed" : "")
                  .add(member.normalizedVersion));
      return fingerprint.key();
    }

    private static String normalizedVersion(Package item) {
      NormalizedVersion version = item.normalizedVersion();
      return version == null ? "" : version.toString();
    }
  }
}
