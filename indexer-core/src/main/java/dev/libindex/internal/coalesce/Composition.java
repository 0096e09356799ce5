package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lets the composers among the scanners correct what was found in each layer of one image. */
final class Composition {
  private final ScannerRegistry scanners;

  /** What each scanner found, by layer of the image, bottom first. */
  private final List<Map<ScannerIdentity, ScanResult<?>>> layers = new ArrayList<>();

  private Composition(ScannerRegistry scanners, List<Map<ScannerIdentity, ScanResult<?>>> scanned) {
    this.scanners = scanners;
    scanned.forEach(layer -> layers.add(new LinkedHashMap<>(layer)));
  }

  /** Returns the composed results of each layer. All layers have results of the same scanners. */
  static List<Map<ScannerIdentity, ScanResult<?>>> compose(
      ScannerRegistry scanners, List<Map<ScannerIdentity, ScanResult<?>>> scanned) {
    Composition composition = new Composition(scanners, scanned);
    composition.compose(kind -> kind == ScannerKind.FILE);
    composition.compose(kind -> kind != ScannerKind.FILE);
    return composition.layers;
  }

  private void compose(Predicate<ScannerKind> kinds) {
    Map<ScannerIdentity, Composer<?>> composers = new LinkedHashMap<>();
    for (Map<ScannerIdentity, ScanResult<?>> layer : layers) {
      for (ScannerIdentity identity : layer.keySet()) {
        if (kinds.test(identity.kind()) && scanners.get(identity) instanceof Composer<?> composer) {
          composers.put(identity, composer);
        }
      }
    }
    if (!composers.isEmpty()) {
      LayerOverlay overlay = LayerOverlay.ofFiles(layers.stream().map(Composition::files).toList());
      composers.forEach((identity, composer) -> compose(identity, composer, overlay));
    }
  }

  private <T> void compose(ScannerIdentity identity, Composer<T> composer, LayerOverlay overlay) {
    List<ScanResult<T>> found = new ArrayList<>();
    layers.forEach(layer -> found.add(resultOf(identity, layer)));
    List<ScanResult<T>> composed = composer.compose(found, overlay);
    if (composed.size() != layers.size()) {
      throw new IllegalStateException(
          "%s composed %d layers into %d".formatted(identity, layers.size(), composed.size()));
    }
    for (int i = 0; i < composed.size(); i++) {
      layers.get(i).put(identity, composed.get(i));
    }
  }

  @SuppressWarnings("unchecked") // A scanner composes what it has returned itself.
  private static <T> ScanResult<T> resultOf(
      ScannerIdentity identity, Map<ScannerIdentity, ScanResult<?>> layer) {
    return (ScanResult<T>) layer.getOrDefault(identity, ScanResult.empty());
  }

  private static List<IndexedFile> files(Map<ScannerIdentity, ScanResult<?>> layer) {
    List<IndexedFile> files = new ArrayList<>();
    layer.forEach(
        (scanner, result) -> {
          if (scanner.kind() == ScannerKind.FILE) {
            result.items().forEach(file -> files.add((IndexedFile) file));
          }
        });
    return files;
  }
}
