package dev.libindex.benchmarks;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Bytes;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import dev.libindex.vulnerability.Severity;
import dev.libindex.vulnerability.Vulnerability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Manifests like those of a registry: each has two layers, a base of 180 packages that a hundred
 * manifests share, and one with up to twenty packages of its own. Each package comes in some of
 * fifty releases, and each source has two packages. The same numbers always give the same workload.
 */
final class AffectedWorkload {
  private static final int NAMES = 3000;
  private static final int RELEASES = 50;
  private static final int BASE_PACKAGES = 180;
  private static final int OWN_PACKAGES = 20;
  private static final int MANIFESTS_OF_A_BASE = 100;
  private static final String KEY = "rhel-cpe-repository";
  private static final ScannerSet SCANNERS = ScannerSet.of(List.of());
  private static final Distribution RHEL =
      Distribution.builder().did("rhel").name("RHEL").version("8").versionId("8").build();
  private static final List<Repository> REPOSITORIES =
      List.of(
              "cpe:/o:redhat:enterprise_linux:8::baseos",
              "cpe:/a:redhat:enterprise_linux:8::appstream")
          .stream()
          .map(cpe -> Repository.of(Cpe.parse(cpe).toString(), KEY, "", Cpe.parse(cpe)))
          .toList();

  private AffectedWorkload() {}

  static void index(Store store, int number) {
    Digest base = digest("ba5e", number / MANIFESTS_OF_A_BASE);
    Digest own = digest("0e", number);
    Digest hash = digest("f1", number);
    store.persistManifest(new Manifest(hash, List.of(Layer.of(base, ""), Layer.of(own, ""))));
    Map<Digest, Long> revisions =
        store.coalesceInput(new KnownManifest(hash, List.of(base, own), SCANNERS)).layers().stream()
            .collect(Collectors.toMap(layer -> layer.layer(), layer -> layer.revision()));
    Random ownPackages = new Random(number);
    IndexResult result =
        new IndexResult(
            hash,
            SCANNERS,
            revisions,
            0,
            Bytes.ofUtf8("body " + number),
            Set.of(),
            Set.of(),
            List.of(
                group(base, new Random(-1 - number / MANIFESTS_OF_A_BASE), BASE_PACKAGES),
                group(own, ownPackages, 1 + ownPackages.nextInt(OWN_PACKAGES))),
            Instant.EPOCH);
    if (store.setIndexFinished(result) != FinishOutcome.STORED) {
      throw new IllegalStateException("not stored: " + hash);
    }
  }

  /**
   * Returns vulnerabilities, each fixed in a random release, so that on average half of the
   * packages have not reached it.
   */
  static List<Vulnerability> vulnerabilities(int count) {
    Random random = new Random(count);
    List<Severity> severities = List.of(Severity.values());
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              boolean source = random.nextInt(3) == 0;
              int number = random.nextInt(NAMES);
              Package affected =
                  Package.builder()
                      .name(source ? sourceName(number) : name(number))
                      .kind(source ? PackageKind.SOURCE : PackageKind.BINARY)
                      .build();
              return Vulnerability.builder("v" + i, affected)
                  .repository(REPOSITORIES.get(random.nextInt(REPOSITORIES.size())))
                  .normalizedSeverity(severities.get(random.nextInt(severities.size())))
                  .fixedInVersion(version(random.nextInt(RELEASES)))
                  .build();
            })
        .toList();
  }

  private static PackageGroup group(Digest layer, Random random, int size) {
    Map<String, Package> packages = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      Package found = rpm(random.nextInt(NAMES), random.nextInt(RELEASES));
      packages.put(found.id(), found);
    }
    return new PackageGroup(
        "sqlite:var/lib/rpm", layer, RHEL, REPOSITORIES, List.copyOf(packages.values()));
  }

  private static Package rpm(int number, int release) {
    return Package.builder()
        .name(name(number))
        .version(version(release))
        .kind(PackageKind.BINARY)
        .arch("x86_64")
        .source(
            Package.builder()
                .name(sourceName(number))
                .version(version(release))
                .kind(PackageKind.SOURCE)
                .build())
        .build();
  }

  private static String name(int number) {
    return "package-" + number;
  }

  private static String sourceName(int number) {
    return "source-" + number / 2;
  }

  private static String version(int release) {
    return "1.2." + release / 10 + "-" + release + ".el8";
  }

  private static Digest digest(String tag, int number) {
    String digits = Integer.toHexString(number);
    return new Digest(
        Digest.Algorithm.SHA256, tag + "0".repeat(64 - tag.length() - digits.length()) + digits);
  }
}
