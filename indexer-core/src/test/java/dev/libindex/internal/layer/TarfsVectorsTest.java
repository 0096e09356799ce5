package dev.libindex.internal.layer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.testdata.internal.SharedData;
import dev.libindex.testdata.internal.vectors.VectorRow;
import dev.libindex.testdata.internal.vectors.VectorTable;
import dev.libindex.testdata.internal.vectors.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares about 350 unusual and hostile tars with claircore's tarfs, except where tarfs is wrong.
 */
class TarfsVectorsTest {
  private static final String BZIP2 =
      "claircore's reader knows bzip2, but its fetcher refuses it (f-bzip2)";
  private static final String TRUNCATED = "the content is truncated: every other reader fails";
  private static final String GARBAGE = "garbage after gzip is an error (f-gzip-trailing)";

  /** Layers that claircore reads and that we refuse. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("extractcode/TODO__text_content__absolute_path.tar.bz2", BZIP2),
          Map.entry("libarchive/test_extract.tar.bz2", BZIP2),
          Map.entry("extractcode/tgz__trailing.tar.gz", GARBAGE),
          Map.entry("extractcode/tgz__trailing2.tar.gz", GARBAGE),
          Map.entry("go-archive-tar/writer-big.tar", TRUNCATED),
          Map.entry("go-archive-tar/writer-big.tar.v753e883", TRUNCATED),
          Map.entry("go-archive-tar/writer-big-long.tar", TRUNCATED),
          Map.entry("go-archive-tar/writer-big-long.tar.v52bd748", TRUNCATED),
          Map.entry(
              "go-archive-tar/issue11169.tar", "a damaged pax header with no entry after it"));

  /** Layers that we read and claircore refuses, although the table does not mark that as wrong. */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "commons-compress/COMPRESS-417.tar",
          "an unused field is not a number; GNU tar reads it",
          "go-archive-tar/gnu-sparse-big.tar",
          "old GNU sparse (D4)",
          "libarchive/test_compat_tar_directory_1.tar",
          "V7 (D22)",
          "libarchive/test_read_format_tar_empty_with_gnulabel.tar",
          "a volume label and nothing else",
          "libarchive/test_compat_zstd_2.tar.zst",
          "begins with a skippable frame (D34)");

  /** Layers with a sparse file that claircore loses (D4). */
  private static final Set<String> MORE_FILES =
      Set.of(
          "commons-compress/oldgnu_sparse.tar",
          "go-archive-tar/gnu-incremental.tar",
          "tar-rs/sparse-1.tar",
          "tar-rs/sparse.tar.v6f870c0");

  @TestFactory
  Stream<DynamicTest> tars() {
    return VectorTable.named("tarfs.jsonl").tests(TarfsVectorsTest::check);
  }

  private static Verdict check(VectorRow row) throws IOException, InterruptedException {
    byte[] blob = Files.readAllBytes(SharedData.require("data").resolve(row.text()));
    String name = row.text().replaceFirst("^layers/", "");
    boolean readable =
        !REFUSED.containsKey(name)
            && (!row.isError() || row.isClaircoreWrong() || ACCEPTED.containsKey(name));
    if (!readable) {
      assertThrows(LayerException.class, () -> Blobs.read(blob, Blobs.EVERYTHING).close());
      return row.isError() ? Verdict.AGREES : Verdict.DIFFERS_ON_PURPOSE;
    }
    try (StreamedLayer layer = Blobs.read(blob, Blobs.EVERYTHING)) {
      if (row.isError()) {
        checkReadable(row, layer);
        return Verdict.DIFFERS_ON_PURPOSE;
      }
      return checkEntries(row, name, layer);
    }
  }

  /** Checks a layer that claircore refuses. */
  private static void checkReadable(VectorRow row, StreamedLayer layer) throws IOException {
    List<LayerEntry> files =
        layer.select(Blobs.EVERYTHING).stream()
            .filter(entry -> entry.type() == EntryType.FILE)
            .toList();
    // Python omits some empty files; GoArchiveTarTest compares the lists.
    int others = row.json().get("python_tarfile").path("regular_files").intValue();
    assertTrue(files.size() >= others, () -> files.toString());
    for (LayerEntry file : files) {
      assertEquals(file.size(), contentSize(layer, file));
    }
  }

  private static long contentSize(StreamedLayer layer, LayerEntry entry) throws IOException {
    try {
      return layer.open(entry.path()).map(FileContent::size).orElse(-1L);
    } catch (LayerLimitException e) {
      return entry.size();
    }
  }

  private static Verdict checkEntries(VectorRow row, String name, StreamedLayer layer)
      throws IOException {
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
    if (MORE_FILES.contains(name)) {
      assertTrue(found > count);
      return Verdict.DIFFERS_ON_PURPOSE;
    }
    if (allListed) {
      assertEquals(count, found);
    }
    return row.isClaircoreWrong() ? Verdict.DIFFERS_ON_PURPOSE : Verdict.AGREES;
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

  private static void checkContent(VectorRow row, StreamedLayer layer, JsonNode expected)
      throws IOException {
    String path = expected.get("path").textValue();
    if (expected.has("sha256")) {
      byte[] content = layer.open(path).orElseThrow().readAll(1 << 30);
      assertEquals(expected.get("sha256").textValue(), Blobs.digest(content).hex());
    } else if (expected.has("read_error") && expected.has("size")) {
      // The size is in a pax record (D33).
      assertTrue(row.isClaircoreWrong());
      assertEquals(expected.get("size").longValue(), layer.open(path).orElseThrow().size());
    } else if (expected.has("read_error")) {
      assertFalse(layer.open(path).isPresent());
    }
  }
}
