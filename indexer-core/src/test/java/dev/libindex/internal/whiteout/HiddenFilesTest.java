package dev.libindex.internal.whiteout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Digest;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HiddenFilesTest {
  private static final List<String> NAMES =
      List.of("a", "b", ".wh.a", ".wh.b", ".wh..wh..opq", ".wh.", ".wh..", ".wh...", ".wh..wh.a");

  @Test
  void agreesWithWhatEachFileHidesByItself() {
    Random random = new Random(1);
    int hidden = 0;
    for (int round = 0; round < 20_000; round++) {
      List<LayerArtifacts> layers =
          IntStream.range(0, 3).mapToObj(layer -> layer(files(random))).toList();
      String path = path(random);
      int own = random.nextInt(3);
      boolean expected =
          layers.subList(own + 1, 3).stream()
              .flatMap(layer -> layer.files().stream())
              .anyMatch(file -> file.hides(path));
      hidden += expected ? 1 : 0;
      assertEquals(
          expected,
          HiddenFiles.of(layers).contains(path, own),
          () -> path + " of layer " + own + " below " + layers);
    }
    assertTrue(hidden > 1_000 && hidden < 19_000, hidden + " of 20,000 are hidden");
  }

  @Test
  void takesTimeLinearInFilesAndQuestions() {
    int many = 100_000;
    List<IndexedFile> whiteouts =
        IntStream.range(0, many)
            .mapToObj(i -> new IndexedFile("d/.wh.f" + i, FileKind.WHITEOUT))
            .toList();
    HiddenFiles hidden = HiddenFiles.of(List.of(layer(List.of()), layer(whiteouts)));

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () ->
            assertEquals(
                many,
                IntStream.range(0, 2 * many).filter(i -> hidden.contains("d/f" + i, 0)).count()));
  }

  private static LayerArtifacts layer(List<IndexedFile> files) {
    Digest digest = Digest.parse("sha256:" + "0".repeat(64));
    return new LayerArtifacts(digest, List.of(), List.of(), List.of(), files, List.of());
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
