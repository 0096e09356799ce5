package dev.libindex.docs;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.architecture.LibindexModules;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Makes every change of the public API visible in a diff: it is recorded in {@code docs/api}. */
@DisplayName("The recorded API")
class PublicApiTest {
  private static final Path FOLDER = Documents.root().resolve("docs/api");

  private static final String HOW_TO_RECORD =
      """
      The public API of %s is not what %s says (+ is new, - is gone):
      %s
      If the change is intended, record it, and tell embedders in docs/CHANGELOG.md:
      mvn -Dquick test -pl docs/quickstart -am -Dtest=PublicApiTest \
      -Dsurefire.failIfNoSpecifiedTests=false -Dlibindex.api.record=true
      """;

  @ParameterizedTest
  @MethodSource("modules")
  @DisplayName("is that of the compiled modules")
  void isRecorded(ModuleReference module) throws IOException {
    Path file = file(module);
    List<String> lines = lines(module);
    if (Boolean.getBoolean("libindex.api.record")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, String.join("\n", lines) + "\n");
    }
    List<String> recorded = Files.exists(file) ? Files.readAllLines(file) : List.of();
    Set<String> gone = new TreeSet<>(recorded);
    gone.removeAll(lines);
    Set<String> added = new TreeSet<>(lines);
    added.removeAll(recorded);
    String name = module.descriptor().name();
    String changes =
        Stream.concat(gone.stream().map("- "::concat), added.stream().map("+ "::concat))
            .sorted(Comparator.comparing(change -> change.substring(2)))
            .collect(joining("\n"));
    assertTrue(changes.isEmpty(), () -> HOW_TO_RECORD.formatted(name, file.getFileName(), changes));
    assertEquals(lines, recorded, "the order of the lines");
  }

  static Stream<Named<ModuleReference>> modules() {
    return LibindexModules.references().stream()
        .map(module -> Named.of(module.descriptor().name(), module));
  }

  @Test
  @DisplayName("has a file for each module, and no other")
  void hasAFileForEachModule() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          LibindexModules.references().stream().map(PublicApiTest::file).sorted().toList(),
          files.sorted().toList());
    }
  }

  /** Returns the lines of a module; each names its type, so that a diff needs no context. */
  private static List<String> lines(ModuleReference module) throws IOException {
    Set<String> exported = LibindexModules.exportedPackages(module.descriptor()).collect(toSet());
    try (ModuleReader classes = module.open()) {
      return classes
          .list()
          .filter(file -> file.endsWith(".class") && !file.equals("module-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
          .sorted()
          .map(PublicApiTest::load)
          .filter(ApiText::isVisible)
          .flatMap(PublicApiTest::lines)
          .toList();
    }
  }

  private static Stream<String> lines(Class<?> type) {
    String prefix = type.getCanonicalName() + ": ";
    return Stream.concat(
        Stream.of(ApiText.declaration(type)), ApiText.members(type).stream().map(prefix::concat));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApiTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a module has a class that is not on the class path", e);
    }
  }

  private static Path file(ModuleReference module) {
    return FOLDER.resolve(module.descriptor().name() + ".txt");
  }
}
