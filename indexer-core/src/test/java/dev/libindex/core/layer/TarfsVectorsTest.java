package dev.libindex.core.layer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.error.LayerException;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Some 350 odd and hostile tars: what claircore's tarfs makes of each, and where it is wrong. */
class TarfsVectorsTest {
  private static final String BZIP2 =
      "claircore's reader knows bzip2, but its fetcher refuses it (f-bzip2)";
  private static final String CUT = "the content is cut off: every other reader fails";
  private static final String GARBAGE = "garbage behind gzip is an error (f-gzip-trailing)";

  /** Layers that claircore reads and that are refused here. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("extractcode/TODO__text_content__absolute_path.tar.bz2", BZIP2),
          Map.entry("libarchive/test_extract.tar.bz2", BZIP2),
          Map.entry("extractcode/tgz__trailing.tar.gz", GARBAGE),
          Map.entry("extractcode/tgz__trailing2.tar.gz", GARBAGE),
          Map.entry("go-archive-tar/writer-big.tar", CUT),
          Map.entry("go-archive-tar/writer-big.tar.v753e883", CUT),
          Map.entry("go-archive-tar/writer-big-long.tar", CUT),
          Map.entry("go-archive-tar/writer-big-long.tar.v52bd748", CUT),
          Map.entry("go-archive-tar/issue11169.tar", "a damaged pax header in front of nothing"));

  /** Layers that claircore refuses, without this being marked as wrong, and that are read here. */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "commons-compress/COMPRESS-417.tar",
          "a field without use is no number; GNU tar reads it",
          "go-archive-tar/gnu-sparse-big.tar",
          "old GNU sparse (D4)",
          "libarchive/test_compat_tar_directory_1.tar",
          "V7 (D22)",
          "libarchive/test_read_format_tar_empty_with_gnulabel.tar",
          "a volume label and nothing else",
          "libarchive/test_compat_zstd_2.tar.zst",
          "begins with a skippable frame (D34)");

  /** Layers in which a sparse file is found that claircore loses (D4). */
  private static final Set<String> MORE_FILES =
      Set.of(
          "commons-compress/oldgnu_sparse.tar",
          "go-archive-tar/gnu-incremental.tar",
          "tar-rs/sparse-1.tar",
          "tar-rs/sparse.tar.v6f870c0");

  record Row(String name, JsonNode json) {
    byte[] blob() throws IOException {
      return Files.readAllBytes(SharedData.require("data").resolve(json.get("in").textValue()));
    }

    boolean isWrong() {
      return json.has("claircore_wrong");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Row> rows() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(SharedData.require("golden/vectors/tarfs.jsonl"))) {
      JsonNode json = mapper.readTree(line);
      rows.add(new Row(json.get("in").textValue().replaceFirst("^layers/", ""), json));
    }
    return rows;
  }

  static List<Row> readByClaircore() throws IOException {
    return rows().stream().filter(row -> !row.json().has("error")).toList();
  }

  static List<Row> refusedByClaircore() throws IOException {
    return rows().stream().filter(row -> row.json().has("error")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusedByClaircore(Row row) throws Exception {
    boolean readable =
        (row.isWrong() && !REFUSED.containsKey(row.name())) || ACCEPTED.containsKey(row.name());
    if (!readable) {
      byte[] blob = row.blob();
      assertThrows(LayerException.class, () -> Blobs.read(blob, Blobs.EVERYTHING).close());
      return;
    }
    try (StreamedLayer layer = Blobs.read(row.blob(), Blobs.EVERYTHING)) {
      List<LayerEntry> files =
          layer.select(Blobs.EVERYTHING).stream()
              .filter(entry -> entry.type() == EntryType.FILE)
              .toList();
      // Python leaves an empty file out here and there; GoArchiveTarTest compares the lists.
      int others = row.json().get("python_tarfile").path("regular_files").intValue();
      assertTrue(files.size() >= others, () -> files.toString());
      for (LayerEntry file : files) {
        assertEquals(file.size(), contentSize(layer, file));
      }
    }
  }

  private static long contentSize(StreamedLayer layer, LayerEntry entry) throws IOException {
    try {
      return layer.open(entry.path()).map(FileContent::size).orElse(-1L);
    } catch (LayerLimitException e) {
      return entry.size();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void readByClaircore(Row row) throws Exception {
    byte[] blob = row.blob();
    if (REFUSED.containsKey(row.name())) {
      assertThrows(LayerException.class, () -> Blobs.read(blob, Blobs.EVERYTHING).close());
      return;
    }
    try (StreamedLayer layer = Blobs.read(blob, Blobs.EVERYTHING)) {
      int directories = 0;
      for (JsonNode expected : row.json().get("entries")) {
        String path = expected.get("path").textValue();
        LayerEntry actual = layer.entry(path).orElseThrow(() -> new AssertionError(path));
        assertAll(
            path,
            () -> assertEquals(type(expected), followingHardLinks(actual)),
            () -> checkContent(row, layer, expected));
        directories += actual.type() == EntryType.DIRECTORY ? 1 : 0;
      }
      int count = row.json().get("count").intValue() - directories;
      int found = layer.select(Blobs.EVERYTHING).size();
      boolean allListed = row.json().get("entries").size() == row.json().get("count").intValue();
      if (MORE_FILES.contains(row.name())) {
        assertTrue(found > count);
      } else if (allListed) {
        assertEquals(count, found);
      }
    }
  }

  private static EntryType type(JsonNode expected) {
    return switch (expected.get("mode").textValue().charAt(0)) {
      case 'd' -> EntryType.DIRECTORY;
      case 'L' -> EntryType.SYMLINK;
      case '-' -> EntryType.FILE;
      default -> EntryType.OTHER;
    };
  }

  private static EntryType followingHardLinks(LayerEntry entry) {
    return entry.type() == EntryType.HARDLINK ? EntryType.FILE : entry.type();
  }

  private static void checkContent(Row row, StreamedLayer layer, JsonNode expected)
      throws IOException {
    String path = expected.get("path").textValue();
    if (expected.has("sha256")) {
      byte[] content = layer.open(path).orElseThrow().readAll(1 << 30);
      assertEquals(expected.get("sha256").textValue(), Blobs.digest(content).hex());
    } else if (expected.has("read_error") && expected.has("size")) {
      // The size stands in a pax record (D33).
      assertTrue(row.isWrong());
      assertEquals(expected.get("size").longValue(), layer.open(path).orElseThrow().size());
    } else if (expected.has("read_error")) {
      assertFalse(layer.open(path).isPresent());
    }
  }
}
