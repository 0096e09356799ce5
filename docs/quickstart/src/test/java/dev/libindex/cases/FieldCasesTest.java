package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the quickstart gives the answer that {@code cases/EXPECTED.tsv} expects for each image
 * there. The tests beside this one show each kind of image with inputs of their own.
 */
@DisplayName("The quickstart on images from the field")
@RequiresSharedData
class FieldCasesTest {
  /**
   * What the file should say instead: its line expects an update of alpha to release 2, but no byte
   * of the layers has that release. rpm 4.18 and SQLite read this of the merged file system.
   */
  private static final Map<String, String> CORRECTED =
      Map.of(
          "wal-in-upper-layer/image.tar",
          "alpha-1.0-1.el9 beta-2.1-3.el9 delta-5-1.el9 gamma-0.9-7.el9");

  @TempDir Path work;

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @DisplayName("is right")
  void answer(Row row) throws InterruptedException {
    String image = SharedData.require("cases/" + row.input()).toString();
    Quickstart run = Quickstart.run(work, "--json", image);

    assertAll(
        row.input() + ": " + run.err(),
        () -> assertEquals(row.packages(), run.packages()),
        () -> assertEquals(row.distribution(), run.distributions()),
        () -> assertTrue(row.exitCodes().contains(run.exitCode()), () -> "exit " + run.exitCode()),
        () -> assertTrue(row.word().equals("-") || run.output().contains(row.word()), run::output));
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(SharedData.require("cases/EXPECTED.tsv")).stream()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(Row::parse)
        .toList();
  }

  /**
   * A line of the file.
   *
   * @param exitCodes those that are right, joined by commas in the file
   * @param word what the output must contain, or "-"
   */
  record Row(
      String input, String packages, String distribution, Set<Integer> exitCodes, String word) {

    static Row parse(String line) {
      String[] columns = line.split("\t", -1);
      Set<Integer> codes =
          Set.copyOf(Arrays.stream(columns[3].split(",")).map(Integer::valueOf).toList());
      String packages = CORRECTED.getOrDefault(columns[0], columns[1]);
      return new Row(columns[0], packages, columns[2], codes, columns[4]);
    }
  }
}
