package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Distribution;
import dev.libindex.model.Manifest;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class FindPackagesTopic extends StoreTopic {
  private static final Manifest ONE = manifest("one", "a");
  private static final Manifest TWO = manifest("two", "a", "b");
  private static final Distribution RHEL =
      Distribution.builder()
          .did("rhel")
          .name("Red Hat Enterprise Linux Server")
          .version("8")
          .versionCodeName("Ootpa")
          .versionId("8.6")
          .arch("x86_64")
          .cpe(Cpe.parse("cpe:/o:redhat:enterprise_linux:8"))
          .prettyName("RHEL 8")
          .build();
  private static final Repository BASE_OS = repository("cpe:/o:redhat:enterprise_linux:8::baseos");
  private static final Repository APP_STREAM =
      repository("cpe:/a:redhat:enterprise_linux:8::appstream");

  FindPackagesTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("it finds nothing in an empty store, or if no names are given")
  void nothing() {
    assertEquals(Set.of(), find("bash"));

    finish(ONE, group("a", RHEL, List.of(BASE_OS), rpm("bash", "")));

    assertEquals(Set.of(), find());
    assertEquals(Set.of(), find("zsh", "", "BASH", "bas", "bash%"));
  }

  @Test
  @DisplayName("it finds packages by name, with distribution and repositories, and no other name")
  void byName() {
    finish(
        ONE,
        group(
            "a",
            RHEL,
            List.of(BASE_OS, APP_STREAM),
            rpm("bash", ""),
            rpm("zlib", ""),
            rpm("z", "")),
        group("a", null, List.of(), rpm("bash", "")));
    finish(TWO, group("a", RHEL, List.of(BASE_OS), rpm("zlib", ""), rpm("other", "")));

    assertEquals(
        Set.of(
            found(ONE, rpm("bash", ""), RHEL, BASE_OS, APP_STREAM),
            found(ONE, rpm("bash", ""), null),
            found(ONE, rpm("zlib", ""), RHEL, BASE_OS, APP_STREAM),
            found(TWO, rpm("zlib", ""), RHEL, BASE_OS)),
        find("bash", "zlib", "no such package"));
  }

  @Test
  @DisplayName(
      "it finds packages by their source's name, and the source itself only if a report lists it")
  void bySource() {
    Package source = Package.builder().name("openssl").kind(PackageKind.SOURCE).build();
    finish(ONE, group("a", RHEL, List.of(), rpm("openssl-libs", "openssl"), rpm("bash", "")));
    finish(
        TWO,
        group("a", null, List.of(), rpm("openssl-devel", "openssl"), source),
        group("b", null, List.of(), rpm("openssl", "openssl"), rpm("zlib", "")));

    assertEquals(
        Set.of(
            found(ONE, rpm("openssl-libs", "openssl"), RHEL),
            found(TWO, rpm("openssl-devel", "openssl"), null),
            found(TWO, source, null),
            found(TWO, rpm("openssl", "openssl"), null)),
        find("openssl"));
    assertEquals(Set.of(found(ONE, rpm("openssl-libs", "openssl"), RHEL)), find("openssl-libs"));
  }

  @Test
  @DisplayName("packages that differ only in version kind or in source are separate results")
  void normalizedVersions() {
    Package current = container(NormalizedVersion.of("rhctag", 4, 6));
    Package base = container(NormalizedVersion.of(NormalizedVersion.UNMATCHABLE, 4, 6));
    finish(ONE, group("a", null, List.of(), current), group("a", null, List.of(), rpm("x", "y")));
    finish(TWO, group("a", null, List.of(), base), group("a", null, List.of(), rpm("x", "z")));

    assertEquals(
        Set.of(
            found(ONE, current, null),
            found(ONE, rpm("x", "y"), null),
            found(TWO, base, null),
            found(TWO, rpm("x", "z"), null)),
        find("ubi8", "x"));
    assertEquals(Set.of(found(TWO, rpm("x", "z"), null)), find("z"));
  }

  @Test
  @DisplayName("names may contain any characters")
  void hostileNames() {
    String quoted = "a'b\"; drop table x; --\\{},%_";
    String longest = "n".repeat(20_000);
    finish(ONE, group("a", null, List.of(), rpm(quoted, ""), rpm(longest, "")));

    assertEquals(Set.of(found(ONE, rpm(quoted, ""), null)), find(quoted));
    assertEquals(Set.of(found(ONE, rpm(longest, ""), null)), find(longest, "m".repeat(20_000)));
  }

  @Test
  @DisplayName("it searches only the last report of each known manifest")
  void replacedAndDeleted() {
    finish(ONE, group("a", null, List.of(), rpm("before", ""), rpm("both", "")));
    finish(TWO, group("a", null, List.of(), rpm("both", "")));
    finish(ONE, group("a", null, List.of(), rpm("after", ""), rpm("both", "")));

    assertEquals(Set.of(found(ONE, rpm("after", ""), null)), find("before", "after"));

    store.deleteManifests(List.of(ONE.hash()));

    assertEquals(Set.of(found(TWO, rpm("both", ""), null)), find("before", "after", "both"));
  }

  private void finish(Manifest manifest, PackageGroup... groups) {
    persistAndScan(manifest, ALL);
    assertEquals(
        FinishOutcome.STORED,
        store.setIndexFinished(
            Results.withGroups(
                coalesce(manifest, ALL, "body of " + List.of(groups)), List.of(groups))));
  }

  private Set<FoundPackage> find(String... names) {
    return FoundPackage.of(store.findPackages(Set.of(names)));
  }

  private static FoundPackage found(
      Manifest manifest,
      Package item,
      @Nullable Distribution distribution,
      Repository... repositories) {
    return FoundPackage.of(manifest.hash(), item, distribution, Set.of(repositories));
  }

  private static PackageGroup group(
      String layer,
      @Nullable Distribution distribution,
      List<Repository> repositories,
      Package... packages) {
    return new PackageGroup(
        "sqlite:var/lib/rpm", digest(layer), distribution, repositories, List.of(packages));
  }

  private static Repository repository(String cpe) {
    return Repository.of(cpe, "rhel-cpe-repository", "repoid=x", Cpe.parse(cpe));
  }

  private static Package container(NormalizedVersion version) {
    return Package.builder()
        .name("ubi8")
        .version("4.6-1")
        .kind(PackageKind.BINARY)
        .normalizedVersion(version)
        .build();
  }

  private static Package rpm(String name, String source) {
    return Package.builder()
        .name(name)
        .version("1:1-1.el8")
        .kind(PackageKind.BINARY)
        .module("module:1")
        .arch("x86_64")
        .source(
            source.isEmpty()
                ? null
                : Package.builder().name(source).version("1-1").kind(PackageKind.SOURCE).build())
        .build();
  }
}
