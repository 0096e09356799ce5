package dev.libindex.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The README")
class ReadmeTest {
  private static final String AROUND =
      """
      import dev.libindex.*;
      import dev.libindex.model.*;
      import dev.libindex.postgres.*;
      import dev.libindex.rhel.*;

      class Example {
        static void run(String jdbcUrl, Manifest manifest) throws Exception {
      %s
        }
      }
      """;

  private static final String MODULE =
      """
      module example {
        requires dev.libindex.core;
        requires dev.libindex.rhel;
        requires dev.libindex.postgres;
      }
      """;

  /** A file in memory, named after what it declares. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(
          URI.create("string:///" + (text.equals(MODULE) ? "module-info" : "Example") + ".java"),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @TempDir Path folder;

  @Test
  @DisplayName("shows Java that compiles, and is about ten lines long")
  void javaCompiles() {
    List<String> blocks = Documents.blocks("README.md", "java");
    assertEquals(1, blocks.size());
    assertTrue(blocks.get(0).lines().count() <= 12);
    assertEquals(List.of(), compile("-cp", AROUND.formatted(blocks.get(0))));
  }

  @Test
  @DisplayName("shows Java that compiles on the module path too")
  void javaCompilesAsModule() {
    String example =
        "package example;\n" + AROUND.formatted(Documents.blocks("README.md", "java").get(0));
    assertEquals(List.of(), compile("--module-path", MODULE, example));
  }

  @Test
  @DisplayName("links only to files that exist")
  void linkedFilesExist() {
    Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Documents.text("README.md"));
    int count = 0;
    while (links.find()) {
      assertTrue(Files.exists(Documents.root().resolve(links.group(1))), links.group(1));
      count++;
    }
    assertTrue(count > 3);
  }

  private List<String> compile(String path, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<Source> files = Stream.of(sources).map(Source::new).toList();
    List<String> options =
        List.of("-d", folder.toString(), path, System.getProperty("java.class.path"));
    compiler.getTask(null, null, problems, options, null, files).call();
    return problems.getDiagnostics().stream()
        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
        .map(problem -> problem.getLineNumber() + ": " + problem.getMessage(null))
        .toList();
  }
}
