package dev.libindex.healing.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page about the laws of healing")
class LawsReadmeTest {
  private static final Path README = Path.of("src/test/java/dev/libindex/healing/laws/README.md");
  private static final Pattern LAW = Pattern.compile("^\\| `(\\w+)`", Pattern.MULTILINE);
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)");

  @Test
  @DisplayName("lists every law that is checked")
  void listsEveryLaw(@TempDir Path folder) throws IOException {
    try (CleanRuns clean = new CleanRuns(new MappingFiles(folder))) {
      Set<String> laws =
          StepRunner.laws(clean).stream()
              .map(law -> law.getClass().getSimpleName())
              .collect(Collectors.toSet());
      assertEquals(laws, names(LAW));
    }
  }

  @Test
  @DisplayName("names only classes that exist")
  void namesClassesThatExist() throws IOException {
    Set<String> names = names(CLASS);
    assertTrue(names.size() > 20, names::toString);
    for (String name : names) {
      assertTrue(Files.exists(README.resolveSibling(name + ".java")), name);
    }
  }

  private static Set<String> names(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(README))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
