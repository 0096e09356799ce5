package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class MissingCellsTopic extends StoreTopic {
  MissingCellsTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("layers that lack cells come in the order given, each once, including unknown ones")
  void inOrder() {
    persistAndScan(manifest("m", "scanned"), ALL);
    persistAndScan(manifest("n", "half"), RPM_ONLY);

    List<MissingCells> missing =
        store.missingCells(
            List.of(digest("unknown"), digest("scanned"), digest("half"), digest("unknown")), ALL);

    assertEquals(
        List.of(digest("unknown"), digest("half")),
        missing.stream().map(MissingCells::layer).toList());
    assertEquals(ALL, missing.get(0).scanners());
    assertEquals(2, missing.get(1).scanners().scanners().size());
  }

  @Test
  @DisplayName("nothing is missing if no layers are given")
  void noLayers() {
    assertEquals(List.of(), store.missingCells(List.of(), ALL));
  }
}
