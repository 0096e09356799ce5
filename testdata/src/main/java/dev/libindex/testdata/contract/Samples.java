package dev.libindex.testdata.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.FailedAttempt;
import dev.libindex.store.KnownManifest;
import dev.libindex.store.MappingUpload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sample values for the store contracts, each made from a name. */
final class Samples {
  static final ScannerIdentity RPM = new ScannerIdentity("rpm", "1", ScannerKind.PACKAGE);
  static final ScannerIdentity RELEASE = new ScannerIdentity("rhel", "2", ScannerKind.DISTRIBUTION);
  static final ScannerIdentity REPOSITORY =
      new ScannerIdentity("rhel", "2", ScannerKind.REPOSITORY);
  static final ScannerSet ALL = ScannerSet.of(List.of(RPM, RELEASE, REPOSITORY));
  static final ScannerSet RPM_ONLY = ScannerSet.of(List.of(RPM));

  /** Red Hat's names of the mappings; nothing depends on that. */
  static final String CPES = "repository-to-cpe";

  static final String NAMES = "container-name-repos-map";
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Samples() {}

  static Digest digest(String name) {
    return new Digest(Digest.Algorithm.SHA256, sha256(name));
  }

  static Manifest manifest(String name, String... layers) {
    return new Manifest(
        digest("manifest " + name),
        Arrays.stream(layers)
            .map(layer -> Layer.of(digest(layer), "https://blobs.example/" + layer))
            .toList());
  }

  /** Returns the manifest with these diffIDs, from the bottom up. */
  static Manifest withDiffIds(Manifest manifest, String... diffIds) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < diffIds.length; i++) {
      layers.add(manifest.layers().get(i).withDiffId(digest(diffIds[i])));
    }
    return new Manifest(manifest.hash(), layers);
  }

  static KnownManifest known(Manifest manifest, ScannerSet scanners) {
    return new KnownManifest(manifest.hash(), manifest.layerDigests(), scanners);
  }

  static Cell cell(ScannerIdentity scanner, String content) {
    return new Cell(scanner, Bytes.ofUtf8(content), Map.of(), List.of());
  }

  static Cell cell(ScannerIdentity scanner, String mapping, String... keys) {
    return new Cell(scanner, Bytes.ofUtf8("evidence"), Map.of(mapping, Set.of(keys)), List.of());
  }

  static Cell cell(ScannerIdentity scanner, PartialError... errors) {
    return new Cell(scanner, Bytes.ofUtf8("some"), Map.of(), List.of(errors));
  }

  static MappingUpload mapping(String name, Map<String, List<String>> entries) {
    String digest = "sha256:" + sha256(new TreeMap<>(entries).toString());
    return new MappingUpload(
        name, digest, new MappingProvenance("test", "\"tag\"", "", NOON), entries);
  }

  static FailedAttempt attempt(Manifest manifest, int failures) {
    return new FailedAttempt(
        manifest.hash(), failures, "cause " + failures, NOON.plusSeconds(failures));
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(FakeLayerBuilder.sha256().digest(text.getBytes(UTF_8)));
  }
}
