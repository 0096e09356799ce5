package dev.libindex.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.ClairManifest;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.postgres.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds a separate project with its own local repository, which depends on the published artifacts
 * and nothing else. Their dependencies come from the local repository of this build, so no network
 * is needed.
 */
@DisplayName("A separate project")
class SeparateProjectTest {
  @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

  private static final String SETTINGS =
      "<settings><mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>"
          + "</mirrors></settings>";

  @TempDir Path project;

  @Test
  @DisplayName("compiles and runs a main method against the published artifacts")
  void runsMain() throws Exception {
    assumeTrue(PublishedArtifacts.arePackaged(), "the modules have not been packaged");
    Path root = root();
    new PublishedArtifacts(root).installTo(project.resolve("repository"));
    copy("pom.xml", project.resolve("pom.xml"));
    Path sources = Files.createDirectories(project.resolve("src/main/java"));
    copy("Main.java.txt", sources.resolve("Main.java"));
    Files.writeString(
        project.resolve("settings.xml"),
        SETTINGS.formatted(Path.of(System.getProperty("localRepository")).toUri()));
    build(Files.readString(root.resolve("pom.xml")));

    try (BlobServer server = BlobServer.start()) {
      Path manifest =
          Files.writeString(
              project.resolve("manifest.json"),
              ClairManifest.json(ShippedImage.PLAIN.image().serveOn(server)));
      String printed = run(manifest);
      String expected = "IndexFinished " + ShippedImage.PLAIN.packages().size();
      assertTrue(printed.lines().anyMatch(expected::equals), printed);
    }
  }

  private void build(String parent) throws IOException, InterruptedException {
    Command.run(
        project,
        List.of(
            "mvn",
            "-B",
            "-q",
            "-s",
            "settings.xml",
            "-Dmaven.repo.local=" + project.resolve("repository"),
            "-Dmdep.outputFile=class-path",
            plugin(parent, "maven-compiler-plugin") + ":compile",
            plugin(parent, "maven-dependency-plugin") + ":build-classpath"));
  }

  /** Returns the plugin in the version of this build, the only one in its local repository. */
  private static String plugin(String parent, String name) {
    Matcher version = Pattern.compile(name + "</artifactId>\\s*<version>([^<]+)<").matcher(parent);
    if (!version.find()) {
      throw new AssertionError("the parent does not manage " + name);
    }
    return "org.apache.maven.plugins:" + name + ":" + version.group(1);
  }

  private String run(Path manifest) throws IOException, InterruptedException {
    String classPath = Files.readString(project.resolve("class-path"));
    return Command.run(
        project,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            project.resolve("target/classes") + File.pathSeparator + classPath,
            "Main",
            POSTGRES.database().jdbcUrl(),
            manifest.toString()));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  private static void copy(String resource, Path target) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SeparateProjectTest.class.getResourceAsStream(resource))) {
      Files.copy(in, target);
    }
  }
}
