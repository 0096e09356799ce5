package dev.libindex.rhel.internal.databases;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.rhel.internal.coalesce.LinuxCoalescer;
import dev.libindex.rhel.internal.packages.RpmDatabaseScanner;
import dev.libindex.rhel.internal.packages.RpmPackageScanner;
import dev.libindex.rhel.layers.Scans;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is found in an image of made-up layers.
 *
 * @param packages each as {@code label name-version @layer}, sorted
 * @param errors each as {@code layer path}
 * @param notices each as {@code layer path: text}
 */
record ComposedImage(List<String> packages, List<String> errors, List<String> notices) {

  /** Scans, composes and coalesces layers, the lowest first. */
  static ComposedImage of(FakeLayerBuilder... builders) {
    RpmPackageScanner packages = new RpmPackageScanner();
    RpmDatabaseScanner databases = new RpmDatabaseScanner();
    List<List<IndexedFile>> files = new ArrayList<>();
    List<ScanResult<Package>> scanned = new ArrayList<>();
    for (FakeLayerBuilder builder : builders) {
      FakeLayer layer = builder.build();
      files.add(
          Stream.concat(Scans.scan(databases, layer).items().stream(), whiteouts(layer)).toList());
      scanned.add(Scans.scan(packages, layer));
    }
    return of(packages.compose(scanned, LayerOverlay.ofFiles(files)), files);
  }

  private static ComposedImage of(
      List<ScanResult<Package>> composed, List<List<IndexedFile>> files) {
    List<LayerArtifacts> artifacts = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (int i = 0; i < composed.size(); i++) {
      String layer = i + " ";
      ScanResult<Package> result = composed.get(i);
      result.partialErrors().forEach(error -> errors.add(layer + error.path()));
      result.notices().forEach(notice -> notices.add(layer + notice.path() + ": " + notice.text()));
      artifacts.add(
          new LayerArtifacts(
              digest(i),
              result.items(),
              List.of(),
              List.of(),
              files.get(i),
              result.partialErrors()));
    }
    return new ComposedImage(packages(new LinuxCoalescer().coalesce(artifacts)), errors, notices);
  }

  private static List<String> packages(Contents contents) {
    return contents.packages().values().stream()
        .filter(one -> one.kind() == PackageKind.BINARY)
        .flatMap(
            one ->
                contents.environments().getOrDefault(one.id(), List.of()).stream()
                    .map(
                        place ->
                            "%s %s-%s @%d"
                                .formatted(
                                    place.packageDb(),
                                    one.name(),
                                    one.version(),
                                    Long.parseLong(place.introducedIn().hex(), 16))))
        .sorted()
        .toList();
  }

  private static Stream<IndexedFile> whiteouts(FakeLayer layer) {
    return layer.select(PathSelector.globs("**/.wh.*")).stream()
        .map(entry -> new IndexedFile(entry.path(), FileKind.WHITEOUT));
  }

  private static Digest digest(int layer) {
    return Digest.parse("sha256:%064x".formatted(layer));
  }
}
