package dev.libindex.internal.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.layer.PathSelector;
import dev.libindex.testdata.image.LayerBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the result of applying the entries of a tar in order. */
class ExtractionTest {
  private static StreamedLayer read(LayerBuilder builder) throws InterruptedException {
    return Blobs.read(builder.build().content().bytes(), Blobs.EVERYTHING);
  }

  private static List<String> paths(StreamedLayer layer) {
    return layer.select(Blobs.EVERYTHING).stream().map(LayerEntry::path).toList();
  }

  private static String text(StreamedLayer layer, String path) throws IOException {
    Optional<FileContent> content = layer.open(path);
    return content.isEmpty() ? "nothing" : new String(content.get().readAll(1000), UTF_8);
  }

  private static EntryType type(StreamedLayer layer, String path) {
    return layer.entry(path).orElseThrow().type();
  }

  @Test
  void cleansNamesAndKeepsThemBelowTheRoot() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("./a//b/./c", "1")
            .file("/d", "2")
            .file("../../e", "3")
            .file("f/../../g", "4");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("a/b/c", "d", "e", "g"), paths(layer));
      assertEquals(EntryType.DIRECTORY, type(layer, "a/b"));
      assertEquals(EntryType.DIRECTORY, type(layer, "."));
    }
  }

  @Test
  void refusesPathsThatAreNotClean() throws Exception {
    try (StreamedLayer layer = read(LayerBuilder.create().file("a/b", "1"))) {
      for (String path : List.of("", "/a/b", "a//b", "a/./b", "a/../a/b", "a/b/", "..")) {
        assertFalse(layer.entry(path).isPresent(), path);
        assertFalse(layer.open(path).isPresent(), path);
      }
    }
  }

  @Test
  void entriesWithoutANameChangeNothing() throws Exception {
    LayerBuilder builder = LayerBuilder.create().file("..", "x").directory("./").file("a", "1");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("a"), paths(layer));
    }
  }

  @Test
  void theLastOfSeveralFilesWins() throws Exception {
    try (StreamedLayer layer = read(LayerBuilder.create().file("a", "1").file("./a", "22"))) {
      assertEquals(List.of("a"), paths(layer));
      assertEquals("22", text(layer, "a"));
      assertEquals(2, layer.entry("a").orElseThrow().size());
    }
  }

  @Test
  void aFileReplacesADirectoryAndItsContents() throws Exception {
    LayerBuilder builder = LayerBuilder.create().file("a/b/c", "1").file("a", "2").file("z", "3");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("a", "z"), paths(layer));
      assertEquals("2", text(layer, "a"));
      assertEquals("nothing", text(layer, "a/b/c"));
    }
  }

  @Test
  void theContentsOfAReplacedDirectoryDoNotReturn() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("a/b", "1")
            .symlink("a", "nowhere")
            .symlink("a", "x")
            .file("x/c", "2");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("a", "x/c"), paths(layer));
      assertEquals("2", text(layer, "a/c"));
      assertEquals("nothing", text(layer, "a/b"));
    }
  }

  @Test
  void aDirectoryReplacesNothing() throws Exception {
    LayerBuilder builder = LayerBuilder.create().file("a", "1").directory("a");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("1", text(layer, "a"));
    }
  }

  @Test
  void aFileInThePlaceOfAParentIsReplacedByADirectory() throws Exception {
    try (StreamedLayer layer = read(LayerBuilder.create().file("a", "1").file("a/b", "2"))) {
      assertEquals(List.of("a/b"), paths(layer));
      assertEquals(EntryType.DIRECTORY, type(layer, "a"));
    }
  }

  @Test
  void aFileReplacesALinkAndNotItsTarget() throws Exception {
    LayerBuilder builder = LayerBuilder.create().file("b", "1").symlink("a", "b").file("a", "2");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("1", text(layer, "b"));
      assertEquals("2", text(layer, "a"));
    }
  }

  @Test
  void entriesBelowALinkAreStoredAtItsTarget() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .symlink("lib", "usr/lib")
            .symlink("usr/lib/deep", "../../opt/./deep")
            .file("lib/a", "1")
            .file("lib/deep/b", "2");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("lib", "opt/deep/b", "usr/lib/a", "usr/lib/deep"), paths(layer));
      assertEquals("2", text(layer, "lib/deep/b"));
      assertEquals("usr/lib/a", layer.entry("lib/a").orElseThrow().path());
    }
  }

  @Test
  void aReplacedLinkLeadsNowhere() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().symlink("a", ".").file("a/a", "1").file("a/b", "2");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("a/b"), paths(layer));
      assertEquals(EntryType.DIRECTORY, type(layer, "a"));
    }
  }

  @Test
  void aLinkIsRelativeToItsDirectory() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("usr/lib/os-release", "1")
            .symlink("etc/os-release", "../usr/lib/os-release")
            .symlink("etc/absolute", "/usr/lib/os-release")
            .symlink("etc/escaping", "../../../../usr/lib/os-release")
            .symlink("etc/twice", "absolute");
    try (StreamedLayer layer = read(builder)) {
      for (String path : List.of("os-release", "absolute", "escaping", "twice")) {
        assertEquals("1", text(layer, "etc/" + path), path);
        assertEquals(EntryType.SYMLINK, type(layer, "etc/" + path));
      }
      assertEquals(
          "../usr/lib/os-release", layer.entry("etc/os-release").orElseThrow().linkTarget());
    }
  }

  @Test
  void followsAtMostFortyLinks() throws Exception {
    LayerBuilder builder = LayerBuilder.create().file("link0", "1");
    for (int i = 1; i <= 41; i++) {
      builder.symlink("link" + i, "link" + (i - 1));
    }
    try (StreamedLayer layer = read(builder)) {
      assertEquals("1", text(layer, "link40"));
      assertEquals("nothing", text(layer, "link41"));
    }
  }

  @Test
  void circularLinksLeadNowhere() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .symlink("self", "self")
            .symlink("ping", "pong")
            .symlink("pong", "ping")
            .symlink("grow", "grow/grow/grow/grow")
            .symlink("dir/up", "../dir/up/x");
    try (StreamedLayer layer = read(builder)) {
      for (String path : List.of("self", "ping", "grow", "dir/up", "dir/up/y", "self/x")) {
        assertEquals("nothing", text(layer, path), path);
      }
      assertEquals(5, paths(layer).size());
    }
  }

  @Test
  void nothingCanBeStoredBelowCircularLinks() {
    LayerBuilder builder =
        LayerBuilder.create().symlink("a", "b").symlink("b", "a").file("a/c", "");
    LayerException failure = assertThrows(LayerException.class, () -> read(builder).close());
    assertEquals(Problem.TAR, failure.problem());
  }

  @Test
  void aHardLinkHasItsTargetsBytesAndSize() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("a", "12345")
            .hardlink("b", "/a")
            .hardlink("c", "./b")
            .hardlink("later", "z")
            .file("z", "99");
    try (StreamedLayer layer = read(builder)) {
      for (String path : List.of("b", "c")) {
        assertEquals("12345", text(layer, path));
        assertEquals(5, layer.entry(path).orElseThrow().size());
      }
      assertEquals("99", text(layer, "later"));
      assertEquals(2, layer.entry("later").orElseThrow().size());
    }
  }

  @Test
  void aHardLinkKeepsTheFileThatExistedWhenItWasCreated() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().file("a", "old").hardlink("b", "a").file("a", "new");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("old", text(layer, "b"));
      assertEquals("new", text(layer, "a"));
    }
  }

  @Test
  void aHardLinkToASymbolicLinkIsASymbolicLink() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("a/file", "a")
            .file("b/file", "b")
            .symlink("a/link", "file")
            .hardlink("b/link", "a/link");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("a", text(layer, "a/link"));
      assertEquals("b", text(layer, "b/link"));
      assertEquals(EntryType.SYMLINK, type(layer, "b/link"));
    }
  }

  @Test
  void hardLinksToNothingDoNotExist() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .directory("dir")
            .hardlink("a", "gone")
            .hardlink("b", "dir")
            .hardlink("c", "d")
            .hardlink("d", "c")
            .hardlink("e", "e");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of(), paths(layer));
      assertFalse(layer.entry("a").isPresent());
      assertFalse(layer.open("c").isPresent());
    }
  }

  @Test
  void devicesHaveEmptyContent() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().characterDevice("dev/null", 1, 3).fifo("run/pipe").fifo("run/pipe");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("dev/null", "run/pipe"), paths(layer));
      assertEquals("", text(layer, "dev/null"));
      assertEquals("", text(layer, "dev"));
    }
  }

  @Test
  void selectsByPathNameAndPattern() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("b/Packages", "")
            .file("a/Packages", "")
            .directory("c/Packages")
            .file("etc/os-release", "")
            .file("x/etc/os-release", "")
            .file("root/buildinfo/Dockerfile-ubi8-8.3-227", "")
            .file("root/buildinfo/deeper/Dockerfile-x", "")
            .symlink("root/buildinfo/Dockerfile-link", "gone");
    PathSelector selector =
        PathSelector.names("Packages")
            .or(PathSelector.paths("etc/os-release"))
            .or(PathSelector.globs("root/buildinfo/Dockerfile-*"));
    try (StreamedLayer layer = read(builder)) {
      assertEquals(
          List.of(
              "a/Packages",
              "b/Packages",
              "etc/os-release",
              "root/buildinfo/Dockerfile-link",
              "root/buildinfo/Dockerfile-ubi8-8.3-227"),
          layer.select(selector).stream().map(LayerEntry::path).toList());
    }
  }

  @Test
  void whiteoutsAreOrdinaryEntries() throws Exception {
    try (StreamedLayer layer = read(LayerBuilder.create().whiteout("a/b").opaque("c"))) {
      assertEquals(List.of("a/.wh.b", "c/.wh..wh..opq"), paths(layer));
    }
  }
}
