package dev.libindex.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The README of testdata")
class TestdataReadmeTest {
  private static final Path TESTDATA = Path.of("../../testdata");
  private static final Path EXAMPLES = Path.of("src/test/java/dev/libindex/testkit");
  private static final Pattern BLOCK =
      Pattern.compile("^```java\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern MAP_ROW =
      Pattern.compile("^\\| [a-z][^|]*\\| ([^|]*`[A-Z][^|]*)\\|", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  @DisplayName("shows only code that is compiled, and run where it can be")
  void showsExamples() throws IOException {
    String examples = withoutSpace(source("ContractExamplesTest") + source("TestdataExamplesTest"));
    List<String> blocks = matches(BLOCK, readme()).toList();
    assertTrue(blocks.size() > 10, blocks::toString);
    blocks.forEach(block -> assertTrue(examples.contains(withoutSpace(block)), block));
  }

  @Test
  @DisplayName("names only types that exist in testdata")
  void namesTypes() throws IOException {
    Set<String> named =
        matches(MAP_ROW, readme())
            .flatMap(row -> matches(TYPE, row))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(named.size() > 20, named::toString);
    named.removeAll(types());
    assertEquals(Set.of(), named);
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(TESTDATA.resolve("src/main/java"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String readme() throws IOException {
    return Files.readString(TESTDATA.resolve("README.md"));
  }

  private static String source(String name) throws IOException {
    return Files.readString(EXAMPLES.resolve(name + ".java"));
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }
}
