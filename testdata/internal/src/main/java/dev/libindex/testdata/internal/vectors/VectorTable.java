package dev.libindex.testdata.internal.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.testdata.internal.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table of {@code shared/golden/vectors}, or a selection of its rows.
 *
 * <p>A check must give a verdict for each row. To leave rows to another test, {@linkplain #about
 * select} the others by a named criterion.
 */
public final class VectorTable {

  /** A comparison of our answer for a row with the recorded answers. */
  @FunctionalInterface
  public interface Check {

    /** Returns a verdict, or throws an AssertionError if the answers differ without a reason. */
    Verdict apply(VectorRow row) throws Exception;
  }

  private final String title;
  private final List<VectorRow> rows;
  private final Map<String, String> deviations;

  private VectorTable(String title, List<VectorRow> rows, Map<String, String> deviations) {
    this.title = title;
    this.rows = rows;
    this.deviations = deviations;
  }

  /** Reads a table; if it is absent, skips the test. */
  public static VectorTable named(String name) {
    Path file = SharedData.require("golden/vectors/" + name);
    ObjectMapper mapper = new ObjectMapper();
    List<VectorRow> rows = new ArrayList<>();
    try (BufferedReader lines = lines(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(new VectorRow(rows.size() + 1, mapper.readTree(line)));
      }
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
    return new VectorTable(name, List.copyOf(rows), Map.of());
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream stored = Files.newInputStream(file);
    InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
  }

  /** Returns the rows, in the order of the file. */
  public List<VectorRow> rows() {
    return rows;
  }

  /**
   * Returns the table with further rows marked as answered wrongly by claircore.
   *
   * @param reasons the reasons by {@linkplain VectorRow#key key}; a check that agrees with
   *     claircore on such a row fails
   */
  public VectorTable deviating(Map<String, String> reasons) {
    return new VectorTable(title, rows, Map.copyOf(reasons));
  }

  /** Returns the table with a title that also says which aspect of its rows is checked. */
  public VectorTable about(String aspect) {
    return new VectorTable(title + ", " + aspect, rows, deviations);
  }

  /**
   * Returns the selected rows; the others are for another test.
   *
   * @param aspect what the rows have in common; part of the title
   */
  public VectorTable about(String aspect, Predicate<VectorRow> selected) {
    List<VectorRow> some = rows.stream().filter(selected).toList();
    return new VectorTable(
        "%s, %s (of %d rows)".formatted(title, aspect, rows.size()), some, deviations);
  }

  /**
   * Returns a test for each row, and one that prints the counts and fails if no row was checked.
   */
  public Stream<DynamicTest> tests(Check check) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    Stream<DynamicTest> each =
        rows.stream()
            .map(
                row ->
                    dynamicTest(
                        row.toString(), () -> counts.merge(judge(row, check), 1, Integer::sum)));
    return Stream.concat(each, Stream.of(dynamicTest("rows", () -> summarise(counts))));
  }

  private Verdict judge(VectorRow row, Check check) throws Exception {
    String reason = deviations.get(row.key());
    if (reason == null) {
      return check.apply(row);
    }
    assertThrows(
        AssertionError.class, () -> check.apply(row), "no longer deviates although " + reason);
    return Verdict.DIFFERS_ON_PURPOSE;
  }

  private void summarise(Map<Verdict, Integer> counts) {
    int agree = counts.getOrDefault(Verdict.AGREES, 0);
    int differ = counts.getOrDefault(Verdict.DIFFERS_ON_PURPOSE, 0);
    int skipped = rows.size() - agree - differ;
    System.out.printf(
        "%s: %d rows, %d agree, %d differ on purpose, %d skipped%n",
        title, rows.size(), agree, differ, skipped);
    assertFalse(counts.isEmpty(), "no row was checked");
    assertEquals(0, skipped, "rows without a verdict");
    Set<String> keys = rows.stream().map(VectorRow::key).collect(Collectors.toSet());
    assertEquals(
        Set.of(),
        deviations.keySet().stream().filter(key -> !keys.contains(key)).collect(Collectors.toSet()),
        "deviations of rows that do not exist");
  }
}
