package dev.libindex.healing.laws;

import static dev.libindex.testdata.http.MappingFile.CONTAINER_NAME_REPOS;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;

import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.MappingJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Versions of the two mappings. */
@SuppressWarnings("ImmutableEnumChecker") // immutable, though their types do not say so
enum MappingTable {
  CPE_PLAIN(REPOSITORY_TO_CPE, Map.of()),
  CPE_UNRELATED(
      REPOSITORY_TO_CPE, Map.of("elsewhere-rpms", List.of("cpe:/a:libindex:elsewhere:1"))),
  CPE_ELSEWHERE(
      REPOSITORY_TO_CPE,
      Map.of(
          MappingTable.APPLICATION,
          List.of(),
          MappingTable.APP_STREAM,
          List.of(),
          MappingTable.BASE_OS,
          List.of(),
          "elsewhere-rpms",
          List.of("cpe:/a:libindex:elsewhere:1"))),
  CPE_CHANGED(
      REPOSITORY_TO_CPE, Map.of(MappingTable.BASE_OS, List.of("cpe:/o:redhat:enterprise_linux:9"))),
  CPE_REMOVED(REPOSITORY_TO_CPE, Map.of(MappingTable.APP_STREAM, List.of())),
  CPE_ADDED(
      REPOSITORY_TO_CPE, Map.of("libindex-unmapped-rpms", List.of("cpe:/a:libindex:added:1"))),
  NAMES_PLAIN(CONTAINER_NAME_REPOS, Map.of()),
  NAMES_CHANGED(
      CONTAINER_NAME_REPOS, Map.of("libindex/application", List.of("libindex/application-two"))),
  NAMES_ELSEWHERE(
      CONTAINER_NAME_REPOS,
      Map.of(
          "libindex/application", List.of(),
          "libindex/base", List.of(),
          "libindex/elsewhere", List.of("libindex/elsewhere-rhel9"))),
  NAMES_REMOVED(CONTAINER_NAME_REPOS, Map.of("libindex/base", List.of()));

  private static final String APPLICATION = "libindex-1-for-rhel-9-x86_64-rpms";
  private static final String BASE_OS = "rhel-9-for-x86_64-baseos-rpms";
  private static final String APP_STREAM = "rhel-9-for-x86_64-appstream-rpms";

  private static final Map<MappingFile, Map<String, List<String>>> PLAIN =
      Map.of(
          REPOSITORY_TO_CPE,
          Map.of(
              "libindex-1-for-rhel-9-x86_64-rpms",
              List.of("cpe:/a:libindex:application:1::el9"),
              APP_STREAM,
              List.of("cpe:/a:redhat:enterprise_linux:9::appstream"),
              BASE_OS,
              List.of("cpe:/o:redhat:enterprise_linux:9::baseos")),
          CONTAINER_NAME_REPOS,
          Map.of(
              "libindex/application", List.of("libindex/application"),
              "libindex/base", List.of("libindex/base-rhel9")));

  private final MappingFile file;
  private final Map<String, List<String>> changes;

  /** Creates a version from the plain one; keys without values are removed. */
  MappingTable(MappingFile file, Map<String, List<String>> changes) {
    this.file = file;
    this.changes = changes;
  }

  /** Returns the name of the mapping. */
  String mapping() {
    return switch (file) {
      case REPOSITORY_TO_CPE -> RhelConfig.REPOSITORY_TO_CPE;
      case CONTAINER_NAME_REPOS -> RhelConfig.CONTAINER_NAME_REPOSITORIES;
    };
  }

  Set<String> keys() {
    return entries().keySet();
  }

  byte[] bytes() {
    return MappingJson.write(file, entries());
  }

  String digest() {
    return "sha256:" + CanonicalExport.sha256(bytes());
  }

  static MappingTable of(String digest) {
    return Arrays.stream(values())
        .filter(table -> table.digest().equals(digest))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, List<String>> entries() {
    Map<String, List<String>> entries = new TreeMap<>(PLAIN.getOrDefault(file, Map.of()));
    entries.putAll(changes);
    entries.values().removeIf(List::isEmpty);
    return entries;
  }
}
