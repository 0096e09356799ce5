package dev.libindex.docs;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.internal.RequiresSharedData;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The porting guide")
class PortingTest {
  private static final String GUIDE = "docs/porting.md";
  private static final String DEVIATIONS =
      "docs/quickstart/src/test/resources/dev/libindex/golden/deviations.tsv";

  private static final String SUFFIX = ".java";
  private static final List<String> TESTS =
      List.of(
          "indexer-core/src/test",
          "scanners-rhel/src/test",
          "datastore-postgres/src/test",
          "docs/quickstart/src/test",
          "testdata/src");

  /** The number of entries of each part of the register. */
  private static final Map<String, Integer> REGISTER = Map.of("B", 35, "D", 36);

  private static final Pattern ENTRIES = Pattern.compile("([BD])(\\d+)");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern GOLDEN = Pattern.compile("[a-g]-[a-z0-9-]+");

  /** A line of a table; its last column names the tests and images that show it. */
  private record Line(String entries, String shownBy) {
    List<String> evidence() {
      return QUOTED.matcher(shownBy).results().map(match -> match.group(1)).toList();
    }

    Set<String> entriesNamed() {
      return ENTRIES.matcher(entries).results().map(MatchResult::group).collect(toSet());
    }

    /**
     * Returns whether the line names the image and, if the image is recorded with an entry, that
     * entry.
     */
    boolean explains(Map.Entry<String, String> image) {
      boolean hasEntry = ENTRIES.matcher(image.getValue()).matches();
      return evidence().contains(image.getKey())
          && (!hasEntry || entriesNamed().contains(image.getValue()));
    }

    /** Returns whether nothing shows the line, since it affects no answer. */
    boolean hasNoEvidence() {
      return shownBy.equals("–");
    }
  }

  private static List<Line> lines() {
    boolean inTable = false;
    Stream.Builder<Line> lines = Stream.builder();
    for (String line : Documents.text(GUIDE).lines().toList()) {
      if (!line.startsWith("|")) {
        inTable = false;
      } else if (line.endsWith("| Shown by |")) {
        inTable = true;
      } else if (inTable && !line.startsWith("|---")) {
        String[] cells = line.substring(1, line.length() - 1).split(" \\| ", -1);
        lines.add(new Line(cells[0].strip(), cells[cells.length - 1].strip()));
      }
    }
    return lines.build().toList();
  }

  @Test
  @DisplayName("has a line for each entry of the register")
  void entriesAreThere() {
    Set<String> expected = new TreeSet<>();
    REGISTER.forEach(
        (letter, last) ->
            IntStream.rangeClosed(1, last).forEach(number -> expected.add(letter + number)));
    Set<String> found =
        lines().stream()
            .flatMap(line -> line.entriesNamed().stream())
            .collect(toCollection(TreeSet::new));
    assertEquals(expected, found);
  }

  @Test
  @DisplayName("says of each line what shows it, and names only tests that exist")
  void testsExist() throws IOException {
    Map<String, String> sources = testSources();
    List<Line> lines = lines();
    assertEquals(2, lines.stream().filter(Line::hasNoEvidence).count(), "lines without evidence");
    Set<String> missing = new TreeSet<>();
    int named = 0;
    for (Line line : lines) {
      assertTrue(line.hasNoEvidence() || !line.evidence().isEmpty(), line::toString);
      String type = "";
      for (String evidence : line.evidence()) {
        if (GOLDEN.matcher(evidence).matches()) {
          continue;
        }
        String[] names = evidence.split("#", 2);
        type = names[0].isEmpty() ? type : names[0];
        if (!declares(sources.getOrDefault(type, ""), names)) {
          missing.add(line.entries() + ": " + evidence);
        }
        named++;
      }
    }
    assertEquals(Set.of(), missing);
    assertTrue(named > 100, named + " tests are named");
  }

  /**
   * Returns whether a class exists and declares a method.
   *
   * @param source the source of the class; empty if there is no such class
   * @param names the name of the class and, if one is meant, that of the method
   */
  private static boolean declares(String source, String[] names) {
    return names.length == 1
        ? !source.isEmpty()
        : source.matches("(?s).*(void|ArchRule) " + names[1] + "\\b.*");
  }

  /** Returns the source of every test class and contract kit, by name. */
  private static Map<String, String> testSources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String folder : TESTS) {
      try (Stream<Path> files = Files.walk(Documents.root().resolve(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
          String name = String.valueOf(file.getFileName());
          sources.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
        }
      }
    }
    return sources;
  }

  @Test
  @DisplayName("names only images that are recorded")
  @RequiresSharedData
  void imagesExist() {
    Set<String> recorded = GoldenCases.all().stream().map(GoldenCase::name).collect(toSet());
    Set<String> named = new HashSet<>();
    lines().forEach(line -> named.addAll(line.evidence()));
    named.removeIf(name -> !GOLDEN.matcher(name).matches());
    assertTrue(named.size() > 50, () -> named.size() + " images are named");
    named.removeAll(recorded);
    assertEquals(Set.of(), named);
  }

  @Test
  @DisplayName("names every image for which our answer differs, with the entry that says why")
  @RequiresSharedData
  void differencesAreNamed() {
    Map<String, String> registers = new TreeMap<>();
    GoldenCases.all().stream()
        .filter(GoldenCase::differs)
        .forEach(golden -> registers.put(golden.name(), golden.register()));
    Documents.text(DEVIATIONS)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .forEach(deviation -> registers.put(deviation[0], deviation[1]));
    List<Line> lines = lines();
    registers.entrySet().removeIf(image -> lines.stream().anyMatch(line -> line.explains(image)));
    assertEquals(Map.of(), registers);
  }
}
