package dev.libindex.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A case in which our report deliberately equals neither claircore's nor the recorded right one.
 *
 * @param name the name of the case
 * @param register the register's entry
 * @param state the state of our report
 * @param packages the number of packages in our report
 * @param repositories the number of repositories in our report
 * @param why why our report is right
 */
record Deviation(
    String name, String register, String state, int packages, int repositories, String why) {
  private static final int COLUMNS = 6;

  /** Reads {@code deviations.tsv}, by case name. */
  static Map<String, Deviation> all() {
    InputStream list =
        Objects.requireNonNull(Deviation.class.getResourceAsStream("deviations.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Deviation::parse)
          .collect(Collectors.toMap(Deviation::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Deviation parse(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    if (fields.size() != COLUMNS) {
      throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
    }
    return new Deviation(
        fields.get(0),
        fields.get(1),
        fields.get(2),
        Integer.parseInt(fields.get(3)),
        Integer.parseInt(fields.get(4)),
        fields.get(5));
  }
}
