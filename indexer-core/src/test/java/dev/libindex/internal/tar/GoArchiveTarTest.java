package dev.libindex.internal.tar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.internal.decompress.Decompression;
import dev.libindex.testdata.internal.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares hundreds of tars from other projects' tests, entry by entry, with what Go's archive/tar
 * reads.
 */
class GoArchiveTarTest {
  private static final Pattern QUOTED =
      Pattern.compile("\\\\x(?<hex>..)|\\\\u(?<unicode>....)|(?<escaped>\\\\.)|.", Pattern.DOTALL);

  /** Files that Go refuses because of a field that we do not use; GNU tar or Python read them. */
  private static final Set<String> READ_NONETHELESS =
      Set.of(
          "commons-compress/COMPRESS-417.tar",
          "go-archive-tar/pax-bad-mtime-file.tar",
          "libarchive/test_compat_plexus_archiver_tar.tar",
          "libarchive/test_read_format_tar_pax_timestamps.tar");

  /** Damaged compressed files, of which Go received the part that could be decompressed. */
  private static final Set<String> DAMAGED =
      Set.of(
          "extractcode/tgz__broken.tar.gz",
          "scancode.io/scanpipe__tests__data__scancode__corrupted.tar.gz");

  record Row(JsonNode json) {
    String name() {
      return json.get("file").textValue();
    }

    List<RecordedTar.Entry> read() throws IOException {
      Path file = SharedData.require("data/layers").resolve(name());
      try (InputStream in = Files.newInputStream(file);
          InputStream tar = Decompression.expand(in, "")) {
        return RecordedTar.read(tar);
      }
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static List<Row> rows() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Path folder = SharedData.require("data/layers");
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("go-archive-tar.jsonl"))) {
      Row row = new Row(mapper.readTree(line));
      // Not all files that Go received are among the test data.
      if (Files.exists(folder.resolve(row.name()))) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void comparesMostFiles() throws IOException {
    assertTrue(rows().size() > 350);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void agreesWithGo(Row row) throws IOException {
    boolean unsupported = row.name().matches(".*\\.(Z|bz2|xz)");
    boolean refused = row.json().has("err") && !READ_NONETHELESS.contains(row.name());
    if (unsupported || refused || DAMAGED.contains(row.name())) {
      assertThrows(IOException.class, row::read);
    } else if (row.json().has("err")) {
      assertFalse(row.read().isEmpty());
    } else {
      assertEquals(expected(row.json()), actual(row.read()));
    }
  }

  private static List<String> expected(JsonNode json) {
    List<String> entries = new ArrayList<>();
    for (JsonNode entry : json.get("entries")) {
      String type =
          switch (entry.get("type").textValue()) {
            case "0", "7", "S" -> "FILE";
            case "1" -> "HARDLINK";
            case "2" -> "SYMLINK";
            case "3", "4", "6" -> "OTHER";
            case "5", "D" -> "DIRECTORY";
            default -> "";
          };
      if (!type.isEmpty()) {
        long size = type.equals("FILE") ? entry.get("size").longValue() : 0;
        entries.add(type + " " + size + " " + unquote(entry.get("name").textValue()));
      }
    }
    return entries;
  }

  private static List<String> actual(List<RecordedTar.Entry> entries) {
    return entries.stream()
        .map(entry -> entry.type() + " " + entry.size() + " " + entry.path())
        .toList();
  }

  /** Removes Go's quoting; the result has a character for each byte. */
  private static String unquote(String quoted) {
    Matcher parts = QUOTED.matcher(quoted.substring(1, quoted.length() - 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (parts.find()) {
      if (parts.group("hex") != null) {
        bytes.write(Integer.parseInt(parts.group("hex"), 16));
      } else if (parts.group("unicode") != null) {
        int character = Integer.parseInt(parts.group("unicode"), 16);
        bytes.writeBytes(Character.toString(character).getBytes(UTF_8));
      } else if (parts.group("escaped") != null) {
        bytes.writeBytes(parts.group("escaped").translateEscapes().getBytes(UTF_8));
      } else {
        bytes.writeBytes(parts.group().getBytes(UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
