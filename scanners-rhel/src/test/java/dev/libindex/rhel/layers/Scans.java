package dev.libindex.rhel.layers;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.mapping.MappingFormat;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scans, composes and binds, as the core would. */
public final class Scans {
  private Scans() {}

  /** Returns what a scanner finds in a layer. */
  public static <T> ScanResult<T> scan(LayerScanner<T> scanner, FakeLayer layer) {
    try {
      return scanner.scan(layer.capturing(scanner));
    } catch (Exception e) {
      throw new AssertionError(scanner.identity() + " threw", e);
    }
  }

  /**
   * Returns what a scanner finds in the only layer of an image, composed, and with its evidence
   * bound.
   *
   * @param mappings the mappings by name; any other counts as missing
   */
  public static <T> ScanResult<T> scanAndBind(
      LayerScanner<T> scanner, FakeLayer layer, Map<String, Map<String, List<String>>> mappings) {
    LayerOverlay overlay = LayerOverlay.ofFiles(List.of(List.of()));
    List<ScanResult<T>> composed = compose(scanner, List.of(scan(scanner, layer)), overlay);
    return bind(scanner, composed.get(0), mappings);
  }

  /**
   * Returns a result with its evidence bound.
   *
   * @param mappings the mappings by name; any other counts as missing
   */
  public static <T> ScanResult<T> bind(
      LayerScanner<T> scanner,
      ScanResult<T> scanned,
      Map<String, Map<String, List<String>>> mappings) {
    List<T> items = new ArrayList<>(scanned.items());
    List<PartialError> errors = new ArrayList<>(scanned.partialErrors());
    List<Notice> notices = new ArrayList<>(scanned.notices());
    for (Evidence evidence : scanned.evidence()) {
      Map<String, List<String>> mapping = mappings.get(evidence.mapping());
      ScanResult<T> bound =
          binder(scanner).bind(evidence, mapping == null ? null : slice(evidence, mapping));
      items.addAll(bound.items());
      errors.addAll(bound.partialErrors());
      notices.addAll(bound.notices());
    }
    return new ScanResult<>(items, List.of(), errors, notices);
  }

  /** Returns the results for the layers of an image, composed. */
  @SuppressWarnings("unchecked") // A scanner composes what it has returned itself.
  public static <T> List<ScanResult<T>> compose(
      LayerScanner<T> scanner, List<ScanResult<T>> results, LayerOverlay overlay) {
    return scanner instanceof Composer<?> composer
        ? ((Composer<T>) composer).compose(results, overlay)
        : results;
  }

  /** Reads a mapping that the vector tables were made with. */
  public static Map<String, Map<String, List<String>>> vectorMapping(
      String name, MappingFormat format) {
    try {
      byte[] bytes =
          Files.readAllBytes(SharedData.require("golden/vectors/mapping/" + name + ".json"));
      return Map.of(name, format.parse(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A scanner binds evidence to items of the type it scans for.
  @SuppressWarnings("unchecked")
  private static <T> Binder<T> binder(LayerScanner<T> scanner) {
    return (Binder<T>) scanner;
  }

  private static MappingSlice slice(Evidence evidence, Map<String, List<String>> mapping) {
    Map<String, List<String>> named = new HashMap<>(mapping);
    named.keySet().retainAll(evidence.keys());
    return new MappingSlice(evidence.mapping(), named);
  }
}
