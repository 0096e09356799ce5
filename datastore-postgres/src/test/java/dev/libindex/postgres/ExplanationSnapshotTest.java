package dev.libindex.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.ExplainedReport;
import dev.libindex.store.ReportOrigin;
import dev.libindex.store.Store;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests that an explanation describes one moment, although it is read by two statements. */
class ExplanationSnapshotTest {
  private static final ScannerSet SCANNERS = TestImages.scanners(2);
  private static final Manifest MANIFEST = TestImages.manifest("m", "a", "b");

  @RegisterExtension static final TestStores stores = new TestStores();

  @Test
  @DisplayName("a report that is completed between the statements is explained as it was before")
  void completedMeanwhile() {
    Store store = stores.emptyStore();
    TestImages.index(store, MANIFEST, SCANNERS, "body");
    stores.execute("UPDATE libindex.scanned_layer SET partial_since = now(), attempts = 1");
    stores.execute(
        "UPDATE libindex.indexreport"
            + " SET state = 'IndexPartial', partial_since = now(), attempts = 1");
    List<ExplainedReport> explained = new CopyOnWriteArrayList<>();

    // Only the second statement reads this table.
    stores.whileUncommitted(
        "LOCK TABLE libindex.mapping_version IN ACCESS EXCLUSIVE MODE",
        () -> explained.add(store.explain(MANIFEST.hash()).orElseThrow()),
        () -> {
          stores.execute("UPDATE libindex.scanned_layer SET partial_since = NULL, attempts = 0");
          stores.execute(
              "UPDATE libindex.indexreport"
                  + " SET state = 'IndexFinished', partial_since = NULL, attempts = 0");
        });

    ReportOrigin origin = explained.get(0).origin();
    assertEquals(State.INDEX_PARTIAL, origin.state());
    assertEquals(4, origin.partialCells().size());
    assertEquals(
        State.INDEX_FINISHED, store.explain(MANIFEST.hash()).orElseThrow().origin().state());
  }
}
