package dev.libindex.testdata.contract;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correct scanner: it reads the name of a shelf from a file and binds it with a mapping from
 * shelves to products.
 */
class ShelfScanner implements RepositoryScanner, Binder<Repository> {
  static final String MAPPING = "shelf-to-products";
  static final String PATH = "etc/shelf";

  @Override
  public ScannerIdentity identity() {
    return new ScannerIdentity("shelf", "1", ScannerKind.REPOSITORY);
  }

  @Override
  public PathSelector wants() {
    return PathSelector.paths(PATH);
  }

  @Override
  public ScanResult<Repository> scan(LayerView layer) throws IOException {
    var content = layer.open(PATH);
    if (content.isEmpty()) {
      return ScanResult.empty();
    }
    String shelf = new String(content.get().readAll(100), StandardCharsets.UTF_8);
    Evidence evidence = new Evidence(MAPPING, List.of(shelf), shelf, 1);
    return new ScanResult<>(List.of(), List.of(evidence), List.of(), List.of());
  }

  @Override
  public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
    if (mapping == null) {
      return ScanResult.failed(PartialError.missingMapping(MAPPING));
    }
    return ScanResult.of(
        mapping.values().getOrDefault(evidence.content(), List.of()).stream()
            .map(product -> Repository.of(product, "shelf", "", null))
            .toList());
  }
}
