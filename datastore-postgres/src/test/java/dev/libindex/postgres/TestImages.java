package dev.libindex.postgres;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.postgres.internal.content.ContentKey;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.FinishOutcome;
import dev.libindex.store.IndexResult;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.LayerCells;
import dev.libindex.store.LayerScan;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.MissingCells;
import dev.libindex.store.PackageGroup;
import dev.libindex.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Images made up from names, and the calls with which the core indexes them in a store. */
final class TestImages {
  static final String CPES = "repository-to-cpe";
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Distribution RHEL = Distribution.builder().did("rhel").versionId("8").build();

  private TestImages() {}

  static ScannerSet scanners(int count) {
    return ScannerSet.of(
        IntStream.range(0, count)
            .mapToObj(i -> new ScannerIdentity("scanner" + i, "1", ScannerKind.PACKAGE))
            .toList());
  }

  static Digest digest(String name) {
    return new Digest(
        Digest.Algorithm.SHA256,
        HexFormat.of().formatHex(ContentKey.sha256(name.getBytes(StandardCharsets.UTF_8))));
  }

  static Manifest manifest(String name, String... layers) {
    return new Manifest(
        digest("manifest " + name),
        Arrays.stream(layers).map(layer -> Layer.of(digest(layer), "")).toList());
  }

  static Manifest manifest(String name, int layers) {
    return manifest(
        name, IntStream.range(0, layers).mapToObj(i -> "layer " + i).toArray(String[]::new));
  }

  /** Returns the packages of a layer, which are the same in every manifest that has it. */
  static PackageGroup group(Digest layer, int packages) {
    return new PackageGroup(
        "sqlite:var/lib/rpm",
        layer,
        RHEL,
        List.of(repository("baseos"), repository("appstream")),
        IntStream.range(0, packages).mapToObj(i -> rpm("package" + i, layer.hex())).toList());
  }

  static Repository repository(String name) {
    return Repository.of(name, "rhel-cpe-repository", "", null);
  }

  static Package rpm(String name, String version) {
    return Package.builder()
        .name(name)
        .version(version)
        .kind(PackageKind.BINARY)
        .arch("x86_64")
        .source(
            Package.builder().name(name + "-src").version(version).kind(PackageKind.SOURCE).build())
        .build();
  }

  static List<Cell> cells(ScannerSet scanners) {
    return scanners.scanners().stream().map(TestImages::cell).toList();
  }

  private static Cell cell(ScannerIdentity scanner) {
    return new Cell(
        scanner,
        Bytes.ofUtf8("what " + scanner + " found"),
        Map.of(CPES, Set.of("key of " + scanner, "common key")),
        List.of(PartialError.ofTransient("path", "cause of " + scanner)));
  }

  static MappingUpload mapping(String digest, Map<String, List<String>> entries) {
    return new MappingUpload(CPES, digest, new MappingProvenance("test", "", "", NOON), entries);
  }

  /** Indexes a manifest, and coalesces again as long as the result is stale. */
  static void index(Store store, Manifest manifest, ScannerSet scanners, String body) {
    store.registerScanners(scanners);
    store.checkManifest(manifest, scanners);
    while (true) {
      store.persistManifest(manifest);
      for (MissingCells missing : store.missingCells(manifest.layerDigests(), scanners)) {
        store.setLayerScanned(new LayerScan(missing.layer(), 1, NOON, cells(missing.scanners())));
      }
      FinishOutcome outcome =
          store.setIndexFinished(
              coalesce(store, manifest, scanners, body, groups(manifest.layerDigests())));
      if (outcome == FinishOutcome.STORED) {
        return;
      }
    }
  }

  static List<PackageGroup> groups(List<Digest> layers) {
    return layers.stream().distinct().map(layer -> group(layer, 3)).toList();
  }

  static IndexResult coalesce(
      Store store, Manifest manifest, ScannerSet scanners, String body, List<PackageGroup> groups) {
    CoalesceInput input =
        store.coalesceInput(new KnownManifest(manifest.hash(), manifest.layerDigests(), scanners));
    Map<Digest, Long> revisions = new HashMap<>();
    for (LayerCells layer : input.layers()) {
      revisions.put(layer.layer(), layer.revision());
    }
    return new IndexResult(
        manifest.hash(),
        scanners,
        revisions,
        input.mappingSequence(),
        Bytes.ofUtf8(body),
        Set.of(),
        Set.of(),
        groups,
        NOON);
  }
}
