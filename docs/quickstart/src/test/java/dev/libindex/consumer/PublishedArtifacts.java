package dev.libindex.consumer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The artifacts of this build, in the layout of a Maven repository. */
final class PublishedArtifacts {
  private static final String VERSION = "0.1.0-SNAPSHOT";
  private static final List<String> MODULES =
      List.of("indexer-api", "indexer-core", "scanners-rhel", "datastore-postgres");

  private final Path root;

  PublishedArtifacts(Path root) {
    this.root = root;
  }

  /**
   * Returns the modules' jars on the class path; incomplete if the modules have not been packaged.
   */
  static List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      String name = String.valueOf(path.getFileName());
      if (MODULES.stream().anyMatch(module -> name.equals(module + "-" + VERSION + ".jar"))) {
        jars.add(path);
      }
    }
    return jars;
  }

  static boolean arePackaged() {
    return jars().size() == MODULES.size();
  }

  /** Copies the artifacts into a local repository. */
  void installTo(Path repository) throws IOException {
    copy(root.resolve("pom.xml"), repository, "libindex-parent", "pom");
    for (Path jar : jars()) {
      String module = jar.getFileName().toString().replace("-" + VERSION + ".jar", "");
      copy(jar, repository, module, "jar");
      copy(root.resolve(module).resolve("pom.xml"), repository, module, "pom");
    }
  }

  private static void copy(Path file, Path repository, String artifact, String type)
      throws IOException {
    Path folder = repository.resolve("dev/libindex").resolve(artifact).resolve(VERSION);
    Files.createDirectories(folder);
    Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type));
  }
}
