package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Manifest;
import dev.libindex.rhel.RhelConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The end of every story: all troubles are over, the mappings are there, a day passes, and what is
 * still eligible is submitted. Then the store says what that of a clean run says.
 */
final class Settlement {
  private final World world;
  private final CleanRuns clean;

  Settlement(World world, CleanRuns clean) {
    this.world = world;
    this.clean = clean;
  }

  void run() {
    world.hiccups().turn(false);
    world.blobs().serveAll();
    world.pass(Duration.ofHours(25));
    Node node = world.node(0);
    Table cpe = supply(RhelConfig.REPOSITORY_TO_CPE, Table.CPE_PLAIN);
    Table names = supply(RhelConfig.CONTAINER_NAME_REPOSITORIES, Table.NAMES_PLAIN);
    // Whoever has never been indexed by this release may have what a hiccup left behind.
    indexAll(node);
    node.requeue(Duration.ZERO, Image.values().length);
    indexAll(node);
    assertEquals(List.of(), world.log().failures());
    List<Manifest> manifests = Arrays.stream(Image.values()).map(world::manifest).toList();
    CleanRuns.Key key =
        new CleanRuns.Key(node.release(), false, Optional.of(cpe), Optional.of(names));
    Texts.assertSame(
        String.join("\n", clean.export(key)),
        String.join(
            "\n", CanonicalExport.of(world.store(), manifests, world.scanners(node.release()))),
        "what is left at the end, beside a clean run");
  }

  private Table supply(String mapping, Table fallback) {
    if (world.tables().current(mapping).isEmpty()) {
      world.node(0).importTable(fallback, true);
    }
    return world.tables().current(mapping).orElseThrow();
  }

  private void indexAll(Node node) {
    for (Image image : Image.values()) {
      node.index(image);
    }
  }
}
