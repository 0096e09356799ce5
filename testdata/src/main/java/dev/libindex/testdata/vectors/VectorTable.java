package dev.libindex.testdata.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** A table of {@code shared/golden/vectors}. */
public final class VectorTable {

  /** Compares our answer to a row with the recorded ones. */
  @FunctionalInterface
  public interface Check {

    /** Fails with an AssertionError where they differ without a reason. */
    Verdict apply(VectorRow row) throws Exception;
  }

  private final String name;
  private final List<VectorRow> rows;
  private final Map<String, String> deviations;

  private VectorTable(String name, List<VectorRow> rows, Map<String, String> deviations) {
    this.name = name;
    this.rows = rows;
    this.deviations = deviations;
  }

  /** Reads a table, or skips the test if it is not there. */
  public static VectorTable named(String name) {
    Path file = SharedData.require("golden/vectors/" + name);
    ObjectMapper mapper = new ObjectMapper();
    List<VectorRow> rows = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file)) {
        rows.add(new VectorRow(rows.size() + 1, mapper.readTree(line)));
      }
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
    return new VectorTable(name, List.copyOf(rows), Map.of());
  }

  public List<VectorRow> rows() {
    return rows;
  }

  /**
   * The table with rows that claircore answers wrongly although the table does not say so.
   *
   * @param reasons why, by {@linkplain VectorRow#key input}; a check that agrees there fails
   */
  public VectorTable deviating(Map<String, String> reasons) {
    return new VectorTable(name, rows, Map.copyOf(reasons));
  }

  /** A test for every row, and one that prints how many agreed and fails if there were none. */
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
    System.out.printf(
        "%s: %d rows, %d agree, %d differ on purpose, %d skipped%n",
        name,
        rows.size(),
        counts.getOrDefault(Verdict.AGREES, 0),
        counts.getOrDefault(Verdict.DIFFERS_ON_PURPOSE, 0),
        counts.getOrDefault(Verdict.SKIPPED, 0));
    assertFalse(counts.isEmpty(), "no row was checked");
    Set<String> keys = rows.stream().map(VectorRow::key).collect(Collectors.toSet());
    assertEquals(
        Set.of(),
        deviations.keySet().stream().filter(key -> !keys.contains(key)).collect(Collectors.toSet()),
        "deviations of rows that are not there");
  }
}
