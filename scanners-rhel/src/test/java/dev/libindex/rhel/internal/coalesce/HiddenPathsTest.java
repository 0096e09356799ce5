package dev.libindex.rhel.internal.coalesce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HiddenPathsTest {
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
  void agreesWithWhatEachFileHidesByItself() {
    Random random = new Random(1);
    int hidden = 0;
    for (int round = 0; round < 20_000; round++) {
      List<IndexedFile> files = files(random);
      String path = path(random);
      boolean expected =
          files.stream()
              .filter(file -> file.kind() != FileKind.PACKAGE_DATABASE || !file.path().equals(path))
              .anyMatch(file -> file.hides(path));
      hidden += expected ? 1 : 0;
      assertEquals(expected, HiddenPaths.by(files).contains(path), () -> files + " and " + path);
    }
    assertTrue(hidden > 1_000 && hidden < 19_000, hidden + " of 20,000 are hidden");
  }

  private static List<IndexedFile> files(Random random) {
    List<IndexedFile> files = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
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
