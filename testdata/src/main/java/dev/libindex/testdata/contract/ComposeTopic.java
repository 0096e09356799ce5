package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.IndexedFile;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tests of {@link Composer#compose}; skipped for a scanner that is not a {@link Composer}. */
abstract class ComposeTopic<T> {
  private static final int THREADS = 8;

  private final ScannerContract<T> contract;
  private List<List<ScanResult<T>>> images = List.of();

  ComposeTopic(ScannerContract<T> contract) {
    this.contract = contract;
  }

  @BeforeEach
  void scan() throws Exception {
    assumeTrue(contract.scanner() instanceof Composer, "the scanner composes nothing");
    images = images(contract.scanAll());
  }

  /**
   * Returns the results of composing images of these layers, or the results themselves if the
   * scanner does not compose.
   */
  static <T> List<ScanResult<T>> composeAll(LayerScanner<T> scanner, List<ScanResult<T>> layers) {
    if (!(scanner instanceof Composer)) {
      return layers;
    }
    List<ScanResult<T>> composed = new ArrayList<>();
    images(layers).forEach(image -> composed.addAll(compose(scanner, image)));
    return composed;
  }

  /** Returns an image of all layers, one of all layers in reverse, and one of each layer. */
  private static <T> List<List<ScanResult<T>>> images(List<ScanResult<T>> layers) {
    List<ScanResult<T>> reversed = new ArrayList<>(layers);
    Collections.reverse(reversed);
    List<List<ScanResult<T>>> images = new ArrayList<>(List.of(layers, reversed, List.of()));
    layers.forEach(layer -> images.add(List.of(layer)));
    return images;
  }

  @Test
  @DisplayName("returns one result for each layer")
  void oneEach() {
    for (List<ScanResult<T>> image : images) {
      assertEquals(image.size(), compose(image).size());
    }
  }

  @Test
  @DisplayName("leaves no evidence without a mapping, and adds no mapping or key")
  void evidence() {
    for (List<ScanResult<T>> image : images) {
      for (ScanResult<T> composed : compose(image)) {
        for (Evidence one : composed.evidence()) {
          assertTrue(!one.mapping().isEmpty(), one.toString());
          List<Evidence> scanned = evidence(one.mapping(), image);
          assertTrue(!scanned.isEmpty(), one.toString());
          assertTrue(keys(scanned).containsAll(one.keys()), one.toString());
        }
      }
    }
  }

  private static <T> List<Evidence> evidence(String mapping, List<ScanResult<T>> image) {
    return image.stream()
        .flatMap(result -> result.evidence().stream())
        .filter(one -> one.mapping().equals(mapping))
        .toList();
  }

  private static List<String> keys(List<Evidence> evidence) {
    return evidence.stream().flatMap(one -> one.keys().stream()).toList();
  }

  @Test
  @DisplayName("is pure: the same layers give the same results")
  void pure() {
    List<List<ScanResult<T>>> forwards = images.stream().map(this::compose).toList();
    for (int i = images.size() - 1; i >= 0; i--) {
      assertEquals(forwards.get(i), compose(images.get(i)), "image " + i);
    }
  }

  @Test
  @DisplayName("gives the same results when called from many threads")
  void threadSafe() {
    List<List<ScanResult<T>>> expected = images.stream().map(this::compose).toList();

    TestThreads.run(
        THREADS,
        thread -> {
          for (int i = 0; i < images.size(); i++) {
            int index = (thread + i) % images.size();
            assertEquals(expected.get(index), compose(images.get(index)));
          }
        });
  }

  private List<ScanResult<T>> compose(List<ScanResult<T>> image) {
    return compose(contract.scanner(), image);
  }

  // A scanner composes what it scans for, so both have the same type argument.
  @SuppressWarnings("unchecked")
  private static <T> List<ScanResult<T>> compose(
      LayerScanner<T> scanner, List<ScanResult<T>> image) {
    List<List<IndexedFile>> noFiles = Collections.nCopies(image.size(), List.of());
    return ((Composer<T>) scanner).compose(image, LayerOverlay.ofFiles(noFiles));
  }
}
