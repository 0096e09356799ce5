package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tests that a scanner that breaks one rule of the contract fails the test of that rule. */
class ScannerContractTest {

  @Test
  @DisplayName("a scanner whose identity has the wrong kind")
  void kind() {
    ShelfScannerKit contract =
        ShelfScannerKit.of(
            new ShelfScanner() {
              @Override
              public ScannerIdentity identity() {
                return new ScannerIdentity("shelf", "1", ScannerKind.PACKAGE);
              }
            });

    assertFails(contract.new Identity()::kind);
  }

  @Test
  @DisplayName("a scanner that opens files that wants() does not cover")
  void wants() {
    ShelfScannerKit contract =
        ShelfScannerKit.of(
            new ShelfScanner() {
              @Override
              public PathSelector wants() {
                return PathSelector.names("shelves");
              }
            });

    assertThrows(IOException.class, contract.new Wants()::sufficient);
  }

  @Test
  @DisplayName("a scanner with state")
  void remembers() {
    ShelfScannerKit contract =
        ShelfScannerKit.of(
            new ShelfScanner() {
              private ScanResult<Repository> last = ScanResult.empty();

              @Override
              public ScanResult<Repository> scan(LayerView layer) throws IOException {
                ScanResult<Repository> found = super.scan(layer);
                last = found.evidence().isEmpty() ? last : found;
                return last;
              }
            });

    assertFails(contract.new Scan()::repeatable);
  }

  @Test
  @DisplayName("a scanner that yields evidence and cannot bind it")
  void noBinder() {
    ShelfScanner shelves = new ShelfScanner();
    ShelfScannerKit contract =
        ShelfScannerKit.of(
            new RepositoryScanner() {
              @Override
              public ScannerIdentity identity() {
                return shelves.identity();
              }

              @Override
              public PathSelector wants() {
                return shelves.wants();
              }

              @Override
              public ScanResult<Repository> scan(LayerView layer) throws IOException {
                return shelves.scan(layer);
              }
            });

    assertFails(contract.new Scan()::evidenceNeedsBinder);
  }

  @Test
  @DisplayName("a scanner that finds nothing")
  void findsNothing() {
    ShelfScannerKit contract =
        ShelfScannerKit.of(
            new ShelfScanner() {
              @Override
              public ScanResult<Repository> scan(LayerView layer) {
                return ScanResult.empty();
              }
            });

    assertFails(contract.new Scan()::findsSomething);
    assertFails(contract.new Bind()::scan);
  }

  @Test
  @DisplayName("a binder that treats a missing mapping as empty")
  void missingTakenForEmpty() {
    assertBindingFails(
        new ShelfScanner() {
          @Override
          public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
            return mapping == null ? ScanResult.empty() : super.bind(evidence, mapping);
          }
        },
        BindTopic::missingMapping);
  }

  @Test
  @DisplayName("a binder that treats an empty mapping as missing")
  void emptyTakenForMissing() {
    assertBindingFails(
        new ShelfScanner() {
          @Override
          public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
            boolean empty = mapping == null || mapping.values().isEmpty();
            return super.bind(evidence, empty ? null : mapping);
          }
        },
        BindTopic::mappingThere);
  }

  @Test
  @DisplayName("a binder that looks up keys that the evidence does not name")
  void otherKeys() {
    assertBindingFails(
        new ShelfScanner() {
          @Override
          public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
            Evidence all = new Evidence(MAPPING, List.of(), "food", 1);
            return super.bind(mapping == null ? evidence : all, mapping);
          }
        },
        BindTopic::namedKeysOnly);
  }

  @Test
  @DisplayName("a binder with state")
  void counts() {
    assertBindingFails(
        new ShelfScanner() {
          private int count;

          @Override
          public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
            count++;
            Map<String, List<String>> counted = Map.of("tools", List.of("hammer " + count));
            return super.bind(evidence, new MappingSlice(MAPPING, counted));
          }
        },
        BindTopic::pure);
  }

  /** A scanner that composes, correctly as long as nothing is overridden. */
  private static class ComposingScanner extends ShelfScanner implements Composer<Repository> {

    @Override
    public List<ScanResult<Repository>> compose(
        List<ScanResult<Repository>> layers, LayerOverlay overlay) {
      return layers;
    }
  }

  @Test
  @DisplayName("a composer that leaves a layer out")
  void dropsLayer() {
    assertComposingFails(
        new ComposingScanner() {
          @Override
          public List<ScanResult<Repository>> compose(
              List<ScanResult<Repository>> layers, LayerOverlay overlay) {
            return layers.stream().distinct().limit(1).toList();
          }
        },
        ComposeTopic::oneEach);
  }

  @Test
  @DisplayName("a composer that leaves evidence that nothing binds, or looks up other keys")
  void otherEvidence() {
    for (Evidence left :
        List.of(
            Evidence.forComposition("left", 1),
            new Evidence(ShelfScanner.MAPPING, List.of("invented"), "food", 1),
            new Evidence("invented", List.of(), "food", 1))) {
      assertComposingFails(
          new ComposingScanner() {
            @Override
            public List<ScanResult<Repository>> compose(
                List<ScanResult<Repository>> layers, LayerOverlay overlay) {
              return Collections.nCopies(
                  layers.size(), new ScanResult<>(List.of(), List.of(left), List.of(), List.of()));
            }
          },
          ComposeTopic::evidence);
    }
  }

  @Test
  @DisplayName("a composer with state")
  void composerRemembers() {
    assertComposingFails(
        new ComposingScanner() {
          private int count;

          @Override
          public List<ScanResult<Repository>> compose(
              List<ScanResult<Repository>> layers, LayerOverlay overlay) {
            count++;
            return Collections.nCopies(
                layers.size(),
                ScanResult.of(List.of(Repository.of("shelf " + count, "", "", null))));
          }
        },
        ComposeTopic::pure);
  }

  private interface Composition {
    void check(ComposeTopic<Repository> topic) throws Exception;
  }

  private static void assertComposingFails(ComposingScanner broken, Composition rule) {
    ComposeTopic<Repository> topic = ShelfScannerKit.of(broken).new Compose();
    assertFails(
        () -> {
          topic.scan();
          rule.check(topic);
        });
  }

  private interface Rule {
    void check(BindTopic<Repository> topic) throws Exception;
  }

  private static void assertBindingFails(ShelfScanner broken, Rule rule) {
    ShelfScannerKit contract = ShelfScannerKit.of(broken);
    BindTopic<Repository> topic = contract.new Bind();
    assertFails(
        () -> {
          topic.scan();
          rule.check(topic);
        });
  }

  private static void assertFails(Executable rule) {
    assertThrows(AssertionError.class, rule);
  }
}
