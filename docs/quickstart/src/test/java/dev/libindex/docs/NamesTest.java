package dev.libindex.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.architecture.LibindexModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documents")
class NamesTest {
  private static final Pattern NAME =
      Pattern.compile("`(dev\\.libindex(?:\\.[a-z]+)*)((?:\\.[A-Z]\\w*)*)");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)[)#]");

  @Test
  @DisplayName("list every exported package on the architecture page")
  void exportedPackagesAreNamed() {
    Set<String> unnamed = new TreeSet<>(LibindexModules.exportedPackages());
    names(Documents.text("docs/architecture.md")).forEach(name -> unnamed.remove(name.group(1)));
    assertEquals(Set.of(), unnamed);
  }

  @Test
  @DisplayName("name only packages and types that exist")
  void namesExist() throws IOException {
    List<String> documents = documents();
    documents.remove("docs/CHANGELOG.md"); // It names what is gone.
    Set<String> unknown = new TreeSet<>();
    int count = 0;
    for (String document : documents) {
      for (MatchResult name : names(Documents.text(document))) {
        count++;
        if (!exists(name)) {
          unknown.add(document + ": " + name.group().substring(1));
        }
      }
    }
    assertTrue(count > 20, count + " names");
    assertEquals(Set.of(), unknown);
  }

  @Test
  @DisplayName("link only to files that exist")
  void linkedFilesExist() throws IOException {
    Set<String> broken = new TreeSet<>();
    int count = 0;
    for (String document : documents()) {
      Path file = Documents.root().resolve(document);
      for (MatchResult link : LINK.matcher(Documents.text(document)).results().toList()) {
        count++;
        if (!Files.exists(file.resolveSibling(link.group(1)))) {
          broken.add(document + ": " + link.group(1));
        }
      }
    }
    assertTrue(count > 20, count + " links");
    assertEquals(Set.of(), broken);
  }

  private static List<MatchResult> names(String text) {
    return NAME.matcher(text).results().toList();
  }

  private static boolean exists(MatchResult name) {
    if (name.group(2).isEmpty()) {
      return LibindexModules.packages().stream()
          .anyMatch(known -> (known + ".").startsWith(name.group(1) + "."));
    }
    String type = name.group(2).substring(1).replace('.', '$');
    String file = name.group(1).replace('.', '/') + "/" + type + ".class";
    return ClassLoader.getSystemResource(file) != null;
  }

  private static List<String> documents() throws IOException {
    List<String> documents = new ArrayList<>(List.of("README.md", "testdata/README.md"));
    try (Stream<Path> files = Files.walk(Documents.root().resolve("docs"), 2)) {
      files
          .map(file -> Documents.root().relativize(file).toString())
          .filter(file -> file.endsWith(".md"))
          .forEach(documents::add);
    }
    return documents;
  }
}
