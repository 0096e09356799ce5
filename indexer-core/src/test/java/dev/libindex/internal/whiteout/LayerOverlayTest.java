package dev.libindex.internal.whiteout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.model.Digest;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayerOverlayTest {
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "a.b",
          ".wh.a",
          ".wh.b",
          ".wh..wh..opq",
          ".wh.",
          ".wh..",
          ".wh...",
          ".wh.a.b",
          ".wh..wh.a");

  @Test
  void hidesWhatAnyFileOfAnUpperLayerHides() {
    Random random = new Random(1);
    int hidden = 0;
    for (int round = 0; round < 20_000; round++) {
      List<LayerArtifacts> layers = randomLayers(random, 3);
      String path = path(random);
      int layer = random.nextInt(4) + LayerOverlay.BELOW;
      boolean expected = anyFileAbove(layers, layer, file -> hides(file, path));
      hidden += expected ? 1 : 0;
      assertEquals(
          expected,
          LayerOverlay.of(layers).hides(path, layer),
          () -> path + " of layer " + layer + " in " + layers);
    }
    assertTrue(hidden > 1_000 && hidden < 19_000, hidden + " of 20,000 are hidden");
  }

  @Test
  void removesWhatIsHiddenByMoreThanADatabaseAtTheSamePath() {
    Random random = new Random(1);
    int removed = 0;
    for (int round = 0; round < 20_000; round++) {
      List<LayerArtifacts> layers = randomLayers(random, 1 + random.nextInt(2));
      String path = path(random);
      int layer = random.nextInt(layers.size()) + LayerOverlay.BELOW;
      IndexedFile copy = new IndexedFile(path, FileKind.PACKAGE_DATABASE);
      boolean expected =
          anyFileAbove(layers, layer, file -> !file.equals(copy) && hides(file, path));
      removed += expected ? 1 : 0;
      assertEquals(
          expected,
          LayerOverlay.of(layers).removes(path, layer),
          () -> path + " of layer " + layer + " in " + layers);
    }
    assertTrue(removed > 1_000 && removed < 19_000, removed + " of 20,000 are removed");
  }

  private static boolean anyFileAbove(
      List<LayerArtifacts> layers, int layer, Predicate<IndexedFile> test) {
    return layers.subList(layer + 1, layers.size()).stream()
        .flatMap(upper -> upper.files().stream())
        .anyMatch(test);
  }

  @Test
  void lowestVisibleLayerIsTheUppermostWithAnOpaqueRoot() {
    LayerArtifacts plain = layer(List.of(new IndexedFile("a", FileKind.OBSTRUCTION)));
    LayerArtifacts opaque = layer(List.of(new IndexedFile(".wh..wh..opq", FileKind.WHITEOUT)));

    assertEquals(0, LayerOverlay.of(List.of()).lowestVisibleLayer());
    assertEquals(0, LayerOverlay.of(List.of(plain, plain)).lowestVisibleLayer());
    assertEquals(2, LayerOverlay.of(List.of(opaque, plain, opaque, plain)).lowestVisibleLayer());
  }

  @Test
  void takesTimeLinearInFilesAndQueries() {
    int many = 100_000;
    List<IndexedFile> whiteouts =
        IntStream.range(0, many)
            .mapToObj(i -> new IndexedFile("d/.wh.f" + i, FileKind.WHITEOUT))
            .toList();
    LayerOverlay overlay = LayerOverlay.of(List.of(layer(List.of()), layer(whiteouts)));

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertEquals(
                many,
                IntStream.range(0, 2 * many).filter(i -> overlay.hides("d/f" + i, 0)).count()));
  }

  /** Returns whether a single file hides a single path of a lower layer. */
  private static boolean hides(IndexedFile file, String path) {
    return file.removedPath().filter(at -> path.equals(at) || isBelow(path, at)).isPresent()
        || file.emptiedDirectory().filter(directory -> isBelow(path, directory)).isPresent()
        || (file.kind() != FileKind.WHITEOUT && isBelow(file.path(), path));
  }

  private static boolean isBelow(String path, String ancestor) {
    return ancestor.equals(".") || path.startsWith(ancestor + "/");
  }

  private static LayerArtifacts layer(List<IndexedFile> files) {
    Digest digest = Digest.parse("sha256:" + "0".repeat(64));
    return new LayerArtifacts(digest, List.of(), List.of(), List.of(), files, List.of());
  }

  private static List<LayerArtifacts> randomLayers(Random random, int count) {
    return IntStream.range(0, count).mapToObj(layer -> layer(files(random))).toList();
  }

  private static List<IndexedFile> files(Random random) {
    List<IndexedFile> files = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String path = path(random);
      boolean marker = path.substring(path.lastIndexOf('/') + 1).startsWith(".wh.");
      FileKind other = random.nextBoolean() ? FileKind.OBSTRUCTION : FileKind.PACKAGE_DATABASE;
      files.add(new IndexedFile(path, marker ? FileKind.WHITEOUT : other));
    }
    return files;
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      path.append(NAMES.get(random.nextInt(NAMES.size()))).append(i > 0 ? "/" : "");
    }
    return path.toString();
  }
}
