package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyFixture.NAME;
import static dev.libindex.internal.mapping.SupplyFixture.PATIENCE;
import static dev.libindex.internal.mapping.SupplyFixture.keys;
import static dev.libindex.internal.mapping.SupplyFixture.status;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.internal.log.CapturedLog;
import dev.libindex.mapping.MappingRefusedException;
import dev.libindex.mapping.MappingSource;
import dev.libindex.testdata.http.MappingJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mapping from a file")
class SeedAndImportTest {
  private final SupplyFixture fixture = new SupplyFixture();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @DisplayName("seeds the store before start() returns, without any request")
  void seed() throws Exception {
    MappingSupply supply = fixture.supply(MappingSource.file(file("seed.json", 3)));
    supply.start();
    assertEquals(3, fixture.current().keys());
    assertEquals("seed.json", fixture.current().provenance().origin());
    assertEquals("", fixture.current().provenance().entityTag());
    assertNull(status(supply).nextAttempt());
    assertEquals(0, fixture.scheduler.waiting());
  }

  @Test
  @DisplayName(
      "seeds once: a version that the store has had before is not installed again after a restart")
  void knownSeed() throws Exception {
    MappingSource source = MappingSource.file(file("seed.json", 30));
    MappingSupply supply = fixture.supply(source);
    supply.start();
    supply.importMapping(NAME, file("newer.json", 31), false);

    MappingSupply again = fixture.supply(source);
    again.start();
    assertEquals(31, fixture.current().keys());
    assertEquals("", status(again).problem());

    fixture.supply(MappingSource.file(file("unseen.json", 29))).start();
    assertEquals(29, fixture.current().keys());
  }

  @Test
  @DisplayName("seeds the store, which is then updated from the URI")
  void both() throws Exception {
    fixture.publish(keys(4));
    URI uri = fixture.server.uri(REPOSITORY_TO_CPE);
    fixture.started(fixture.supply(new MappingSource(file("seed.json", 3), uri)));
    assertEquals(4, fixture.current().keys());
    assertEquals(2, fixture.current().sequence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no such file", "garbage", "damaged gzip", "no keys", "shrunken", "folder"})
  @DisplayName(
      "that is invalid is logged and reported, and affects neither the current version nor the updates")
  void badSeed(String fault) throws Exception {
    fixture.supply(MappingSource.file(file("before.json", 10))).start();
    fixture.publish(keys(11));
    Path bad = bad(fault);
    try (CapturedLog log = new CapturedLog()) {
      MappingSupply supply = fixture.supply(MappingSource.file(bad));
      supply.start();
      assertEquals(10, fixture.current().keys());
      String problem = status(supply).problem();
      assertTrue(problem.startsWith("seed file " + bad + ": "), problem);
      assertEquals(1, log.lines("WARN").size());
      assertTrue(log.lines("WARN").get(0).endsWith(problem));

      supply.importMapping(NAME, file("good.json", 12), false);
      assertEquals("", status(supply).problem());
    }
    URI uri = fixture.server.uri(REPOSITORY_TO_CPE);
    fixture.started(fixture.supply(new MappingSource(bad, uri)));
    assertEquals(1, fixture.requests().size(), "the URI is requested all the same");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no such file", "garbage", "damaged gzip", "no keys", "shrunken", "folder"})
  @DisplayName("that is invalid cannot be imported")
  void badImport(String fault) throws Exception {
    MappingSupply supply = fixture.supply(MappingSource.none());
    supply.importMapping(NAME, file("before.json", 10), false);
    Path bad = bad(fault);
    boolean isRead = Set.of("garbage", "no keys", "shrunken").contains(fault);
    Class<? extends Exception> expected =
        isRead ? MappingRefusedException.class : IOException.class;
    Exception refused = assertThrows(expected, () -> supply.importMapping(NAME, bad, false));
    assertEquals(10, fixture.current().keys());
    assertEquals(fault.equals("no such file"), refused instanceof NoSuchFileException);
    assertFalse(String.valueOf(refused.getMessage()).isBlank());
  }

  @Test
  @DisplayName("that has lost many keys, or all, can be imported with force")
  void forced() throws Exception {
    MappingSupply supply = fixture.supply(MappingSource.none());
    supply.importMapping(NAME, file("ten.json", 10), false);
    assertEquals(1, supply.importMapping(NAME, file("one.json", 1), true).keys());
    assertEquals(0, supply.importMapping(NAME, file("none.json", 0), true).keys());
    assertEquals(
        0, supply.importMapping(NAME, file("none.json", 0), false).keys(), "it is current already");
  }

  @Test
  @DisplayName("is imported only under a name that an ecosystem has declared")
  void unknownName() throws Exception {
    MappingSupply supply = fixture.supply(MappingSource.none());
    Path file = file("some.json", 3);
    assertThrows(
        IllegalArgumentException.class, () -> supply.importMapping("unheard-of", file, false));
  }

  @Test
  @DisplayName("can be used offline, where no call opens a socket")
  void offline() throws Exception {
    fixture.offline = true;
    fixture.client =
        () -> {
          throw new AssertionError("a client is created while offline");
        };
    URI uri = fixture.server.uri(REPOSITORY_TO_CPE);
    MappingSupply supply = fixture.supply(new MappingSource(file("seed.json", 3), uri));
    fixture.started(supply);
    assertEquals(3, fixture.current().keys());
    supply.refresh(PATIENCE);
    fixture.pass(SupplyFixture.DAY.multipliedBy(30), supply);
    assertEquals(0, fixture.requests().size());
    assertNull(status(supply).nextAttempt());
    assertEquals("", status(supply).problem());
    assertEquals(4, supply.importMapping(NAME, file("import.json", 4), false).keys());
  }

  private Path bad(String fault) throws IOException {
    return switch (fault) {
      case "no such file" -> folder.resolve("absent.json");
      case "garbage" -> write("garbage.json", "<html>".getBytes(StandardCharsets.UTF_8));
      case "damaged gzip" -> write("bad.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
      case "no keys" -> file("empty.json", 0);
      case "shrunken" -> file("shrunken.json", 8);
      case "folder" -> Files.createDirectories(folder.resolve("folder"));
      default -> throw new IllegalArgumentException(fault);
    };
  }

  private Path file(String name, int count) throws IOException {
    return write(name, MappingJson.write(REPOSITORY_TO_CPE, Map.copyOf(keys(count))));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
