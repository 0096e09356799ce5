package dev.libindex.testdata.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDataTest {
  @Test
  void isBesideTheOutermostProject(@TempDir Path temp) throws IOException {
    Path module = Files.createDirectories(temp.resolve("project/docs/module/target"));
    Files.createFile(temp.resolve("project/docs/module/pom.xml"));
    Files.createFile(temp.resolve("project/pom.xml"));
    Files.createFile(temp.resolve("project/LICENSE"));
    assertEquals(Optional.empty(), SharedData.findFrom(module));

    Path shared = Files.createDirectory(temp.resolve("shared"));
    assertEquals(Optional.of(shared), SharedData.findFrom(module));
    assertEquals(Optional.of(shared), SharedData.findFrom(temp.resolve("project")));
  }

  @Test
  void isFoundFromHere() {
    assertTrue(Files.exists(SharedData.require("golden/README.md")));
  }
}
