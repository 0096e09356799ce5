package dev.libindex.testdata.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.model.Digest;
import dev.libindex.testdata.http.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests that Commons Compress can read what the builder writes. */
class LayerBuilderTest {
  private static final String LONG = "d/".repeat(120) + "f".repeat(20);

  @ParameterizedTest
  @EnumSource(TarFormat.class)
  void writesEveryKindOfEntry(TarFormat format) throws IOException {
    TestLayer layer =
        LayerBuilder.create()
            .format(format)
            .directory("etc")
            .file("etc/os-release", "ID=test\n")
            .symlink("lib", "usr/lib")
            .hardlink("etc/copy", "etc/os-release")
            .characterDevice("dev/null", 1, 3)
            .fifo("run/pipe")
            .whiteout("var/log/old")
            .whiteout("top")
            .opaque("opt/app")
            .build();

    List<ReadEntry> entries = read(layer);
    assertEquals(
        List.of(
            "5 etc/",
            "0 etc/os-release",
            "2 lib",
            "1 etc/copy",
            "3 dev/null",
            "6 run/pipe",
            "0 var/log/.wh.old",
            "0 .wh.top",
            "0 opt/app/.wh..wh..opq"),
        entries.stream().map(read -> (char) read.entry.getLinkFlag() + " " + read.name()).toList());
    assertEquals("ID=test\n", entries.get(1).text);
    assertEquals("usr/lib", entries.get(2).entry.getLinkName());
    assertEquals("etc/os-release", entries.get(3).entry.getLinkName());
    if (format != TarFormat.V7) {
      assertEquals(3, entries.get(4).entry.getDevMinor());
    }
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), time(entries.get(1)));
    assertEquals(0644, entries.get(1).entry.getMode());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "V7")
  void writesLongNames(TarFormat format) throws IOException {
    String name = format == TarFormat.USTAR ? LONG.substring(0, 255) : LONG;
    TestLayer layer =
        LayerBuilder.create().format(format).file(name, "x").file("after", "y").build();

    List<ReadEntry> entries = read(layer);
    assertEquals(List.of(name, "after"), entries.stream().map(ReadEntry::name).toList());
    assertEquals("x", entries.get(0).text);
  }

  @ParameterizedTest
  @EnumSource(names = {"GNU", "PAX"})
  void writesLongLinksAndLargeNumbers(TarFormat format) throws IOException {
    TarMetadata odd = new TarMetadata(04755, 3_000_000, 4_000_000, Instant.EPOCH);
    TestLayer layer =
        LayerBuilder.create()
            .format(format)
            .entry(TarEntry.symlink("link", LONG).metadata(odd))
            .build();

    TarArchiveEntry entry = read(layer).get(0).entry;
    assertEquals(LONG, entry.getLinkName());
    assertEquals(3_000_000, entry.getLongUserId());
    assertEquals(4_000_000, entry.getLongGroupId());
    assertEquals(04755, entry.getMode());
  }

  @ParameterizedTest
  @EnumSource(names = {"V7", "USTAR"})
  void refusesWhatTheFormatCannotHold(TarFormat format) {
    LayerBuilder builder = LayerBuilder.create().format(format).file("x".repeat(101), "");
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void writesPaxRecordsAndGlobalHeaders() throws IOException {
    TestLayer layer =
        LayerBuilder.create()
            .paxGlobal("comment", "c")
            .entry(TarEntry.file("short", Body.of("x")).pax("path", "from-pax-é"))
            .build();
    assertEquals("from-pax-é", read(layer).get(0).name());
  }

  @ParameterizedTest
  @EnumSource(SparseFormat.class)
  void writesSparseFiles(SparseFormat format) throws IOException {
    Extent[] extents = new Extent[30];
    byte[] expected = new byte[100_000];
    for (int i = 0; i < extents.length; i++) {
      byte[] data = ("extent " + i).getBytes(StandardCharsets.US_ASCII);
      extents[i] = new Extent(i * 3_000L, Body.of(data));
      System.arraycopy(data, 0, expected, i * 3_000, data.length);
    }
    TestLayer layer =
        LayerBuilder.create()
            .sparse("holes/file", format, expected.length, extents)
            .file("after", "y")
            .build();

    List<ReadEntry> entries = read(layer);
    assertEquals(List.of("holes/file", "after"), entries.stream().map(ReadEntry::name).toList());
    assertArrayEquals(expected, entries.get(0).text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void givesTheSameBytesAgain() {
    LayerBuilder builder = LayerBuilder.create().file("a", "b");
    assertEquals(builder.build().digest(), builder.build().digest());
    assertNotEquals(builder.build().digest(), builder.file("c", "d").build().digest());
  }

  @Test
  void streamsToAFile(@TempDir Path temp) throws IOException {
    LayerBuilder builder =
        LayerBuilder.create().file("large", Body.repeated('x', 5_000_000)).withoutTrailer();
    TestLayer layer = builder.buildTo(temp.resolve("layer.tar.gz"));

    assertEquals(builder.build().digest(), layer.digest());
    assertEquals(5_000_000, read(layer).get(0).text.length());
  }

  @Test
  void digestsWithSha512() {
    TestLayer layer = LayerBuilder.create().build().digestedWith(Digest.Algorithm.SHA512);
    assertEquals(128, layer.digest().hex().length());
  }

  private static Instant time(ReadEntry read) {
    return read.entry.getLastModifiedTime().toInstant();
  }

  static List<ReadEntry> read(TestLayer layer) throws IOException {
    List<ReadEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(layer.archive().open(), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(
            new ReadEntry(entry, new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)));
      }
    }
    return entries;
  }

  record ReadEntry(TarArchiveEntry entry, String text) {
    String name() {
      return entry.getName();
    }
  }
}
