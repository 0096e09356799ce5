package dev.libindex.testdata.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.PathSelector;
import dev.libindex.layer.UncapturedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeLayerTest {
  private static final FakeLayer LAYER =
      FakeLayer.builder()
          .file("usr/lib/os-release", "ID=rhel\n")
          .symlink("etc/os-release", "../usr/lib/os-release")
          .symlink("etc/absolute", "/usr/lib/os-release")
          .symlink("lib", "usr/lib")
          .symlink("etc/chain", "absolute")
          .symlink("outside", "../../usr/lib/os-release")
          .hardlink("srv/hard", "usr/lib/os-release")
          .symlink("dangling", "nowhere")
          .symlink("self", "self")
          .symlink("one", "two")
          .symlink("two", "one")
          .directory("opt/empty")
          .device("dev/null")
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/os-release",
        "etc/os-release",
        "etc/absolute",
        "lib/os-release",
        "etc/chain",
        "outside",
        "srv/hard",
        "etc/../lib/./os-release"
      })
  void opensTheFileThatAPathLeadsTo(String path) throws IOException {
    assertEquals(Optional.of("ID=rhel\n"), text(LAYER, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nowhere", "dangling", "self", "one", "lib/none", "usr/lib/os-release/deeper"})
  void opensNothing(String path) throws IOException {
    assertEquals(Optional.empty(), LAYER.open(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt/empty", "usr", "dev/null", "lib", "."})
  void opensEmptyContent(String path) throws IOException {
    assertEquals(Optional.of(""), text(LAYER, path));
  }

  @ParameterizedTest
  @CsvSource({
    "usr, DIRECTORY",
    "opt, DIRECTORY",
    "., DIRECTORY",
    "usr/lib/os-release, FILE",
    "lib, SYMLINK",
    "srv/hard, HARDLINK",
    "dev/null, OTHER"
  })
  void hasEntries(String path, EntryType type) {
    assertEquals(type, LAYER.entry(path).orElseThrow().type());
  }

  @Test
  void followsNoLinksToEntries() {
    assertTrue(LAYER.entry("lib/os-release").isEmpty());
  }

  @Test
  void selectsEntriesInOrderWithoutDirectories() {
    List<LayerEntry> selected =
        LAYER.select(
            PathSelector.names("os-release", "lib", "usr").or(PathSelector.globs("dev/*")));

    assertEquals(
        List.of("dev/null", "etc/os-release", "lib", "usr/lib/os-release"),
        selected.stream().map(LayerEntry::path).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"usr/lib/os-release", "etc/os-release", "lib/os-release"})
  void capturesTheFileThatAPathLeadsTo(String wanted) throws IOException {
    FakeLayer captured = LAYER.capturing(PathSelector.paths(wanted));

    assertEquals(Optional.of("ID=rhel\n"), text(captured, wanted));
    assertEquals(Optional.of("ID=rhel\n"), text(captured, "etc/chain"));
  }

  @Test
  void refusesToOpenWhatWasNotCaptured() throws IOException {
    FakeLayer captured = LAYER.capturing(PathSelector.paths("etc/passwd", "lib"));

    assertThrows(UncapturedException.class, () -> captured.open("etc/os-release"));
    assertEquals(Optional.of(""), text(captured, "opt/empty"));
    assertEquals(Optional.empty(), captured.open("nowhere"));
  }

  @Test
  void throwsTheFailureOfAnUnreadableFile() {
    IOException failure = new IOException("view was closed");
    FakeLayer layer = FakeLayer.builder().unreadable("etc/shadow", 7, failure).build();

    assertSame(failure, assertThrows(IOException.class, () -> layer.open("etc/shadow")));
  }

  @Test
  void derivesItsDigestFromItsContent() {
    assertEquals(FakeLayer.of("a", "1").digest(), FakeLayer.of("a", "1").digest());
    assertNotEquals(FakeLayer.of("a", "1").digest(), FakeLayer.of("a", "2").digest());
    assertNotEquals(FakeLayer.of("a", "1").digest(), FakeLayer.of("b", "1").digest());
  }

  private static Optional<String> text(FakeLayer layer, String path) throws IOException {
    var content = layer.open(path);
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(content.get().readAll(100), StandardCharsets.UTF_8));
  }
}
