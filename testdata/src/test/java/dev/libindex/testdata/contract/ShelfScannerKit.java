package dev.libindex.testdata.contract;

import dev.libindex.model.Repository;
import dev.libindex.scan.LayerScanner;
import java.util.List;
import java.util.Map;

/** The contract with layers and a mapping for a {@link ShelfScanner}, correct or broken. */
abstract class ShelfScannerKit extends ScannerContract<Repository> {
  private final LayerScanner<Repository> scanner;

  ShelfScannerKit(LayerScanner<Repository> scanner) {
    this.scanner = scanner;
  }

  static ShelfScannerKit of(LayerScanner<Repository> scanner) {
    return new ShelfScannerKit(scanner) {};
  }

  @Override
  protected LayerScanner<Repository> scanner() {
    return scanner;
  }

  @Override
  protected List<FakeLayer> layers() {
    return List.of(
        FakeLayer.of("etc/other", "x"),
        FakeLayer.builder().file(ShelfScanner.PATH, "tools").file("etc/other", "x").build());
  }

  @Override
  protected Map<String, Map<String, List<String>>> mappings() {
    return Map.of(
        ShelfScanner.MAPPING, Map.of("tools", List.of("hammer"), "food", List.of("bread")));
  }
}
