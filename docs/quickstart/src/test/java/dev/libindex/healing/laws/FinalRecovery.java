package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Manifest;
import dev.libindex.rhel.RhelConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The end of every sequence: all faults end, the mappings are installed, a day passes, and all
 * images are indexed again. Then the store must equal that of a clean run.
 */
final class FinalRecovery {
  private final Cluster cluster;
  private final CleanRuns clean;

  FinalRecovery(Cluster cluster, CleanRuns clean) {
    this.cluster = cluster;
    this.clean = clean;
  }

  void run() {
    cluster.transientErrors().set(false);
    cluster.blobs().serveAll();
    cluster.pass(Duration.ofHours(25));
    Node node = cluster.node(0);
    MappingTable cpe = ensureMapping(RhelConfig.REPOSITORY_TO_CPE, MappingTable.CPE_PLAIN);
    MappingTable names =
        ensureMapping(RhelConfig.CONTAINER_NAME_REPOSITORIES, MappingTable.NAMES_PLAIN);
    // Images that this release has not indexed yet may still have cells with transient errors.
    indexAll(node);
    node.requeue(Duration.ZERO, Image.values().length);
    indexAll(node);
    assertEquals(List.of(), cluster.log().failures());
    List<Manifest> manifests = Arrays.stream(Image.values()).map(cluster::manifest).toList();
    CleanRuns.Key key =
        new CleanRuns.Key(node.release(), false, Optional.of(cpe), Optional.of(names));
    Texts.assertSame(
        String.join("\n", clean.export(key)),
        String.join(
            "\n", CanonicalExport.of(cluster.store(), manifests, cluster.scanners(node.release()))),
        "the store at the end, compared with a clean run");
  }

  private MappingTable ensureMapping(String mapping, MappingTable fallback) {
    if (cluster.mappings().current(mapping).isEmpty()) {
      cluster.node(0).importTable(fallback, true);
    }
    return cluster.mappings().current(mapping).orElseThrow();
  }

  private void indexAll(Node node) {
    for (Image image : Image.values()) {
      node.index(image);
    }
  }
}
