package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.Composer;
import dev.libindex.scan.Binder;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link LayerScanner} of any kind. It does not cover what the scanner finds;
 * that is for the scanner's own tests. To test a scanner, extend this class and supply scanner and
 * layers:
 *
 * <pre>{@code
 * class MyScannerTest extends ScannerContract<Package> {
 *   @Override
 *   protected LayerScanner<Package> scanner() {
 *     return new MyScanner();
 *   }
 *
 *   @Override
 *   protected List<FakeLayer> layers() {
 *     return List.of(FakeLayer.of("etc/my-packages", "bash 5.1\n"));
 *   }
 * }
 * }</pre>
 *
 * @param <T> the type of what the scanner finds
 */
public abstract class ScannerContract<T> {
  private static final int THREADS = 8;

  /** Creates the tests, for a subclass. */
  protected ScannerContract() {}

  /** Returns the scanner to test. */
  protected abstract LayerScanner<T> scanner();

  /**
   * Returns the layers to scan: at least one in which the scanner finds something and, for a {@link
   * Binder}, one that yields evidence. They may be damaged.
   *
   * <p>For a {@link Composer}, the layers are stacked as images: all of them in this order, of
   * which the first is the bottom layer, all in reverse order, each layer alone, and none. The
   * overlay has no files. So some of the layers should belong together.
   */
  protected abstract List<FakeLayer> layers();

  /**
   * Returns the tables that a {@link Binder} binds with, by mapping name; they should contain keys
   * of the evidence.
   */
  protected Map<String, Map<String, List<String>>> mappings() {
    return Map.of();
  }

  final List<ScanResult<T>> scanAll() throws Exception {
    List<ScanResult<T>> results = new ArrayList<>();
    for (FakeLayer layer : layers()) {
      results.add(scanner().scan(layer));
    }
    return results;
  }

  @Nested
  @DisplayName("identity")
  class Identity {
    @Test
    @DisplayName("is always the same")
    void stable() {
      assertEquals(scanner().identity(), scanner().identity());
    }

    @Test
    @DisplayName("has the scanner's kind")
    void kind() {
      LayerScanner<T> scanner = scanner();
      Class<?> kind =
          switch (scanner.identity().kind()) {
            case PACKAGE -> PackageScanner.class;
            case DISTRIBUTION -> DistributionScanner.class;
            case REPOSITORY -> RepositoryScanner.class;
            case FILE -> FileScanner.class;
          };

      assertInstanceOf(kind, scanner);
    }
  }

  @Nested
  @DisplayName("wants")
  class Wants {
    @Test
    @DisplayName("is always the same")
    void stable() {
      assertEquals(scanner().wants(), scanner().wants());
    }

    @Test
    @DisplayName("covers every file that the scan opens")
    void sufficient() throws Exception {
      for (FakeLayer layer : layers()) {
        assertEquals(scanner().scan(layer), scanner().scan(layer.capturing(scanner())));
      }
    }
  }

  @Nested
  @DisplayName("scan")
  class Scan {
    @Test
    @DisplayName("finds something in at least one of the layers")
    void findsSomething() throws Exception {
      assertTrue(
          scanAll().stream()
              .anyMatch(result -> !result.items().isEmpty() || !result.evidence().isEmpty()),
          "otherwise this contract proves nothing");
    }

    @Test
    @DisplayName("finds nothing in an empty layer and reports no error")
    void emptyLayer() throws Exception {
      assertEquals(ScanResult.empty(), scanner().scan(FakeLayer.empty()));
    }

    @Test
    @DisplayName("is pure: the same layer gives the same result, whatever was scanned in between")
    void repeatable() throws Exception {
      LayerScanner<T> scanner = scanner();
      List<ScanResult<T>> forwards = new ArrayList<>();
      for (FakeLayer layer : layers()) {
        forwards.add(scanner.scan(layer));
      }

      List<FakeLayer> layers = layers();
      for (int i = layers.size() - 1; i >= 0; i--) {
        assertEquals(forwards.get(i), scanner.scan(layers.get(i)), "layer " + i);
      }
    }

    @Test
    @DisplayName("gives the same results when called from many threads")
    void threadSafe() throws Exception {
      LayerScanner<T> scanner = scanner();
      List<FakeLayer> layers = layers();
      List<ScanResult<T>> expected = scanAll();

      TestThreads.run(
          THREADS,
          thread -> {
            for (int i = 0; i < layers.size(); i++) {
              int index = (thread + i) % layers.size();
              assertEquals(expected.get(index), scanner.scan(layers.get(index)));
            }
          });
    }

    @Test
    @DisplayName("yields evidence only if the scanner can bind or compose it")
    void evidenceNeedsBinder() throws Exception {
      LayerScanner<T> scanner = scanner();

      for (ScanResult<T> result : scanAll()) {
        for (Evidence evidence : result.evidence()) {
          assertTrue(
              evidence.mapping().isEmpty()
                  ? scanner instanceof Composer
                  : scanner instanceof Binder,
              evidence.toString());
        }
      }
    }
  }

  @Nested
  @DisplayName("compose")
  class Compose extends ComposeTopic<T> {
    Compose() {
      super(ScannerContract.this);
    }
  }

  @Nested
  @DisplayName("bind")
  class Bind extends BindTopic<T> {
    Bind() {
      super(ScannerContract.this);
    }
  }
}
