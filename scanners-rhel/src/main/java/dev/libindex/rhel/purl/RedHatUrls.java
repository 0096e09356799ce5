package dev.libindex.rhel.purl;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.rhel.internal.repository.RhelRepositories;
import dev.libindex.rhel.internal.rpmver.RpmVersion;
import dev.libindex.rhel.internal.urlquery.ParsedQuery;
import dev.libindex.rhel.internal.urlquery.QueryValues;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** URLs of Red Hat's rpm packages: {@code pkg:rpm/redhat/bash@5.1.8-6.el9?arch=x86_64}. */
final class RedHatUrls implements UrlScheme {
  private static final String NAMESPACE = "redhat";
  private static final String CPES = "repository_cpes";
  private static final String REPOSITORY_ID = "repository_id";
  private static final String MODULE = "rpmmod";

  /** A comma that is part of a CPE is preceded by a backslash. */
  private static final Pattern BETWEEN_CPES = Pattern.compile("(?<!\\\\),");

  @Override
  public PackageUrl url(IndexRecord record) {
    Package found = record.found();
    SortedMap<String, String> qualifiers = new TreeMap<>();
    qualifiers.put(RpmUrls.ARCHITECTURE, found.arch());
    if (!found.module().isEmpty()) {
      qualifiers.put(MODULE, found.module());
    }
    Distribution distribution = record.distribution();
    if (distribution != null) {
      qualifiers.put(RpmUrls.DISTRIBUTION, distribution.name());
    }
    Repository repository = record.repository();
    if (repository != null) {
      addRepository(repository, qualifiers);
    }
    return new PackageUrl(RpmUrls.TYPE, NAMESPACE, found.name(), found.version(), qualifiers, "");
  }

  private static void addRepository(Repository repository, SortedMap<String, String> qualifiers) {
    Cpe cpe = repository.cpe();
    qualifiers.put(CPES, cpe == null ? "" : cpe.toString());
    ParsedQuery uri = QueryValues.parse(repository.uri());
    if (!repository.uri().isEmpty() && uri.error().isEmpty()) {
      qualifiers.put(REPOSITORY_ID, uri.values().first(RhelRepositories.REPOSITORY_ID).orElse(""));
    }
  }

  /** Returns one record for each CPE. */
  @Override
  public List<IndexRecord> records(PackageUrl url) {
    Package named =
        Package.builder()
            .name(url.name())
            .version(RpmVersion.parse(url.version()).evr())
            .module(url.qualifier(MODULE))
            .arch(url.qualifier(RpmUrls.ARCHITECTURE))
            .build();
    String cpes = url.qualifier(CPES);
    return cpes.isEmpty()
        ? List.of()
        : Arrays.stream(BETWEEN_CPES.split(cpes, -1))
            .map(cpe -> new IndexRecord(named, null, repository(Cpe.parse(cpe))))
            .toList();
  }

  private static Repository repository(Cpe cpe) {
    return Repository.of(cpe.toString(), RhelRepositories.KEY, "", cpe);
  }
}
