package dev.libindex.testdata.contract;

import static dev.libindex.testdata.contract.Samples.ALL;
import static dev.libindex.testdata.contract.Samples.RELEASE;
import static dev.libindex.testdata.contract.Samples.REPOSITORY;
import static dev.libindex.testdata.contract.Samples.RPM;
import static dev.libindex.testdata.contract.Samples.RPM_ONLY;
import static dev.libindex.testdata.contract.Samples.cell;
import static dev.libindex.testdata.contract.Samples.digest;
import static dev.libindex.testdata.contract.Samples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Manifest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.model.ScannerSet;
import dev.libindex.model.State;
import dev.libindex.store.Bytes;
import dev.libindex.store.ManifestStatus;
import dev.libindex.store.MissingCells;
import dev.libindex.store.Store;
import dev.libindex.store.StoredReport;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class CheckManifestTopic extends StoreTopic {
  CheckManifestTopic(Supplier<Store> stores) {
    super(stores);
  }

  @Test
  @DisplayName("an unknown manifest has no report and lacks every cell")
  void neverSeen() {
    ManifestStatus status = store.checkManifest(manifest("m", "b", "a", "b"), ALL);

    assertNull(status.report());
    assertFalse(status.current());
    assertFalse(status.due());
    assertNull(status.failure());
    assertEquals(
        List.of(new MissingCells(digest("b"), ALL), new MissingCells(digest("a"), ALL)),
        status.missing(),
        "in manifest order, each layer once");
  }

  @Test
  @DisplayName("it writes nothing")
  void writesNothing() {
    store.checkManifest(manifest("m", "a"), ALL);

    scan("a", cell(RPM, "into the void"));
    store.persistManifest(manifest("m", "b"));
    store.persistManifest(manifest("other", "a"));
    assertEquals(
        List.of(new MissingCells(digest("a"), RPM_ONLY)),
        store.missingCells(List.of(digest("a")), RPM_ONLY),
        "the layer was unknown when its cell was written");
  }

  @Test
  @DisplayName("only the cells of scanners that have not scanned a layer are missing")
  void partlyScanned() {
    Manifest manifest = manifest("m", "a", "b", "c");
    store.persistManifest(manifest);
    scan("a", cell(RPM, "packages"));
    scan("b", cell(RPM, "packages"), cell(RELEASE, "release"), cell(REPOSITORY, "none"));

    assertEquals(
        List.of(
            new MissingCells(digest("a"), ScannerSet.of(List.of(RELEASE, REPOSITORY))),
            new MissingCells(digest("c"), ALL)),
        store.checkManifest(manifest, ALL).missing());
  }

  @Test
  @DisplayName("missing layers come in manifest order, even if there are many")
  void manyLayers() {
    String[] layers = IntStream.range(0, 200).mapToObj(i -> "layer " + i).toArray(String[]::new);

    List<MissingCells> missing = store.checkManifest(manifest("m", layers), RPM_ONLY).missing();

    assertEquals(
        manifest("m", layers).layerDigests(), missing.stream().map(MissingCells::layer).toList());
  }

  @Test
  @DisplayName("cells written while another manifest was indexed are not missing")
  void sharedLayers() {
    persistAndScan(manifest("known", "a", "b"), ALL);

    ManifestStatus status = store.checkManifest(manifest("new", "b", "c", "a"), ALL);

    assertEquals(List.of(new MissingCells(digest("c"), ALL)), status.missing());
    assertNull(status.report());
  }

  @Test
  @DisplayName("a finished manifest has a report that is current and not due, and lacks no cell")
  void finished() {
    Manifest manifest = manifest("m", "a", "b");
    index(manifest, ALL, "body");

    ManifestStatus status = store.checkManifest(manifest, ALL);

    assertEquals(
        new StoredReport(manifest.hash(), State.INDEX_FINISHED, Bytes.ofUtf8("body")),
        status.report());
    assertTrue(status.current());
    assertFalse(status.due());
    assertEquals(List.of(), status.missing());
  }

  @Test
  @DisplayName("a partial report is current, and no cell is missing")
  void partial() {
    Manifest manifest = manifest("m", "a");
    persistAndScan(manifest, ALL);
    store.setIndexPartial(coalesce(manifest, ALL, "body"));

    ManifestStatus status = store.checkManifest(manifest, ALL);

    assertNotNull(status.report());
    assertEquals(State.INDEX_PARTIAL, status.report().state());
    assertTrue(status.current());
    assertEquals(List.of(), status.missing());
  }

  @Test
  @DisplayName("a report of a smaller scanner set is returned, but is not current")
  void smallerSet() {
    Manifest manifest = manifest("m", "a");
    index(manifest, RPM_ONLY, "body");

    ManifestStatus status = store.checkManifest(manifest, ALL);

    assertNotNull(status.report());
    assertFalse(status.current());
    assertEquals(
        List.of(new MissingCells(digest("a"), ScannerSet.of(List.of(RELEASE, REPOSITORY)))),
        status.missing());
  }

  @Test
  @DisplayName("a report of a larger scanner set is current for a smaller one")
  void largerSet() {
    Manifest manifest = manifest("m", "a");
    index(manifest, ALL, "body");

    assertTrue(store.checkManifest(manifest, RPM_ONLY).current());
  }

  @Test
  @DisplayName("another version of a scanner counts as another scanner")
  void otherVersion() {
    ScannerSet newer = ScannerSet.of(List.of(new ScannerIdentity("rpm", "2", ScannerKind.PACKAGE)));
    store.registerScanners(newer);
    Manifest manifest = manifest("m", "a");
    index(manifest, RPM_ONLY, "body");

    ManifestStatus status = store.checkManifest(manifest, newer);

    assertFalse(status.current());
    assertEquals(List.of(new MissingCells(digest("a"), newer)), status.missing());
  }

  @Test
  @DisplayName("a manifest without layers lacks no cell and can be finished")
  void noLayers() {
    Manifest scratch = manifest("scratch");
    index(scratch, ALL, "body");

    assertTrue(store.checkManifest(scratch, ALL).current());
    assertEquals(List.of(), store.checkManifest(scratch, ALL).missing());
  }

  @Test
  @DisplayName("registering scanners again changes nothing")
  void registerTwice() {
    Manifest manifest = manifest("m", "a");
    index(manifest, ALL, "body");

    store.registerScanners(ALL);
    store.registerScanners(RPM_ONLY);

    assertTrue(store.checkManifest(manifest, ALL).current());
    assertEquals(List.of(), store.checkManifest(manifest, ALL).missing());
  }
}
