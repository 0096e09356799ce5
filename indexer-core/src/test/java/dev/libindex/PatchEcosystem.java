package dev.libindex;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Contents;
import dev.libindex.model.Environment;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ecosystem whose layers depend on each other: {@code list} names a package per line, and {@code
 * patch} in a layer above gives all of them the version that it contains. A file scanner's composer
 * reports the list as replaced where there is a patch.
 */
final class PatchEcosystem implements Ecosystem {

  @Override
  public String name() {
    return "patch";
  }

  @Override
  public List<PackageScanner> packageScanners() {
    return List.of(new Packages());
  }

  @Override
  public List<FileScanner> fileScanners() {
    return List.of(new Files());
  }

  @Override
  public Coalescer coalescer() {
    return layers -> {
      LayerOverlay overlay = LayerOverlay.of(layers);
      Map<String, Package> packages = new LinkedHashMap<>();
      Map<String, List<Environment>> environments = new LinkedHashMap<>();
      for (int i = 0; i < layers.size(); i++) {
        for (Package found : layers.get(i).packages()) {
          if (!overlay.hides("list", i)) {
            packages.put(found.id(), found);
            environments.put(
                found.id(), List.of(new Environment("list", layers.get(i).layer(), "", null)));
          }
        }
      }
      return new Contents(packages, Map.of(), Map.of(), environments);
    };
  }

  private static Optional<String> text(LayerView layer, String path) throws IOException {
    Optional<FileContent> content = layer.open(path);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(content.get().readAll(1 << 10), StandardCharsets.UTF_8));
  }

  private static Package found(String name, String version) {
    return Package.builder()
        .name(name)
        .version(version)
        .kind(PackageKind.BINARY)
        .packageDb("list")
        .build();
  }

  private record Packages() implements PackageScanner, Composer<Package> {

    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("patch-packages", "1", ScannerKind.PACKAGE);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.paths("list", "patch");
    }

    @Override
    public ScanResult<Package> scan(LayerView layer) throws IOException {
      List<Package> packages = new ArrayList<>();
      text(layer, "list").ifPresent(l -> l.lines().forEach(n -> packages.add(found(n, "1"))));
      List<Evidence> patch =
          text(layer, "patch").map(v -> List.of(Evidence.forComposition(v, 1))).orElse(List.of());
      return new ScanResult<>(packages, patch, List.of(), List.of());
    }

    @Override
    public List<ScanResult<Package>> compose(
        List<ScanResult<Package>> layers, LayerOverlay overlay) {
      List<ScanResult<Package>> composed = new ArrayList<>();
      List<Package> below = List.of();
      for (ScanResult<Package> layer : layers) {
        ScanResult<Package> result = layer.evidence().isEmpty() ? layer : patched(layer, below);
        below = result.items().isEmpty() ? below : result.items();
        composed.add(result);
      }
      return composed;
    }

    private static ScanResult<Package> patched(ScanResult<Package> layer, List<Package> below) {
      String version = layer.evidence().get(0).content();
      return switch (version) {
        case "forget" -> layer;
        case "fail" -> throw new IllegalStateException("asked to fail");
        default ->
            below.isEmpty()
                ? ScanResult.failed(PartialError.permanent("patch", "patches nothing"))
                : ScanResult.of(below.stream().map(p -> found(p.name(), version)).toList());
      };
    }
  }

  /** Reports a list where a layer has one, and where a patch stands for one. */
  private record Files() implements FileScanner, Composer<IndexedFile> {

    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("patch-files", "1", ScannerKind.FILE);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.none();
    }

    @Override
    public ScanResult<IndexedFile> scan(LayerView layer) {
      return layer.entry("patch").isPresent()
          ? new ScanResult<>(
              List.of(), List.of(Evidence.forComposition("patch", 1)), List.of(), List.of())
          : ScanResult.empty();
    }

    @Override
    public List<ScanResult<IndexedFile>> compose(
        List<ScanResult<IndexedFile>> layers, LayerOverlay overlay) {
      return layers.stream()
          .map(
              layer ->
                  layer.evidence().isEmpty()
                      ? layer
                      : ScanResult.of(List.of(new IndexedFile("list", FileKind.PACKAGE_DATABASE))))
          .toList();
    }
  }
}
