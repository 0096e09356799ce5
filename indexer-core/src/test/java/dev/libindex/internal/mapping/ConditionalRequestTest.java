package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyFixture.DAY;
import static dev.libindex.internal.mapping.SupplyFixture.NAME;
import static dev.libindex.internal.mapping.SupplyFixture.START;
import static dev.libindex.internal.mapping.SupplyFixture.keys;
import static dev.libindex.internal.mapping.SupplyFixture.status;
import static dev.libindex.testdata.http.MappingFile.REPOSITORY_TO_CPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.internal.hash.Sha256;
import dev.libindex.internal.log.CapturedLog;
import dev.libindex.mapping.MappingSource;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.testdata.http.Answer;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.http.MappingJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The supply of a mapping")
class ConditionalRequestTest {
  private final SupplyFixture fixture = new SupplyFixture();

  @TempDir Path folder;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @DisplayName("sends a request at the start, and installs the response with its validators")
  void first() throws Exception {
    fixture.publish(keys(3));
    MappingSupply supply = fixture.started(fixture.supply());

    MappingVersion version = fixture.current();
    byte[] bytes = MappingJson.write(MappingFile.REPOSITORY_TO_CPE, keys(3));
    assertEquals("sha256:" + Sha256.hex(bytes), version.digest());
    assertEquals("\"version-0\"", version.provenance().entityTag());
    assertEquals("Sat, 10 Jan 2026 00:00:00 GMT", version.provenance().lastModified());
    assertEquals(uri().toString(), version.provenance().origin());
    assertEquals(START, version.provenance().fetchedAt());
    assertEquals(3, version.keys());
    assertEquals(version, status(supply).current());
    assertEquals("", status(supply).problem());
    fixture.assertNextAttempt(DAY, supply);
    assertFalse(fixture.lastRequest().conditional());
    assertEquals(Optional.of("gzip"), fixture.lastRequest().acceptEncoding());
  }

  @Test
  @DisplayName("sends the validators back verbatim, and records that nothing is new")
  void notModified() throws Exception {
    fixture.publish(keys(3));
    MappingSupply supply = fixture.started(fixture.supply());
    MappingVersion before = fixture.current();

    fixture.pass(DAY, supply);

    assertEquals(2, fixture.requests().size());
    assertEquals(Optional.of("\"version-0\""), fixture.lastRequest().ifNoneMatch());
    assertEquals(
        Optional.of("Sat, 10 Jan 2026 00:00:00 GMT"), fixture.lastRequest().ifModifiedSince());
    assertEquals(before.sequence(), fixture.current().sequence());
    assertEquals(START.plus(DAY), fixture.current().provenance().fetchedAt());
    fixture.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("installs a newer version, and an older one if the server goes back to it")
  void modified() throws Exception {
    fixture.tolerance = 0.5;
    fixture.publish(keys(3));
    MappingSupply supply = fixture.started(fixture.supply());
    for (int count : List.of(4, 5, 4)) {
      long before = fixture.current().sequence();
      fixture.publish(keys(count));
      supply.refresh(SupplyFixture.PATIENCE);
      assertEquals(count, fixture.current().keys());
      assertTrue(fixture.current().sequence() > before);
      fixture.clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName(
      "sends an unconditional request if the current version came from a file or another URI")
  void otherOrigin() throws Exception {
    fixture.publish(keys(3));
    for (URI other : List.of(URI.create(uri() + "?mirror=2"), URI.create(uri() + "?mirror=3"))) {
      fixture.started(fixture.supply(MappingSource.uri(other)));
      assertFalse(fixture.lastRequest().conditional(), other.toString());
    }
    assertEquals(2, fixture.requests().size());

    MappingSupply supply = fixture.supply();
    supply.importMapping(NAME, file(keys(4)), false);
    fixture.started(supply);
    assertEquals(3, fixture.requests().size());
    assertFalse(fixture.lastRequest().conditional());
  }

  @Test
  @DisplayName("does not let a server undo an import with a version that it had before")
  void importStays() throws Exception {
    fixture.publish(keys(10));
    MappingSupply supply = fixture.started(fixture.supply());
    supply.importMapping(NAME, file(keys(11)), false);
    MappingVersion imported = fixture.current();

    fixture.pass(DAY, supply);

    assertEquals(2, fixture.requests().size());
    assertEquals(imported, fixture.current());
    fixture.publish(keys(12));
    fixture.pass(DAY, supply);
    assertEquals(12, fixture.current().keys(), "what is new replaces it");
  }

  @Test
  @DisplayName("takes over the validators if the bytes have already been imported from a file")
  void sameContent() throws Exception {
    MappingSupply supply = fixture.supply();
    supply.importMapping(NAME, file(keys(4)), false);
    long sequence = fixture.current().sequence();
    fixture.publish(keys(4));
    fixture.clock.advance(DAY);

    try (CapturedLog log = new CapturedLog()) {
      fixture.started(supply);
      assertEquals(List.of(), log.lines("INFO"), "no new version");
    }

    assertEquals(sequence, fixture.current().sequence());
    assertEquals("\"version-0\"", fixture.current().provenance().entityTag());
    assertEquals(START.plus(DAY), fixture.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("does not accept 304 as the response to an unconditional request")
  void unsolicited() throws Exception {
    fixture.server.fail(Answer.status(304));
    MappingSupply supply = fixture.started(fixture.supply());
    assertEquals("status 304", status(supply).problem());
  }

  @Test
  @DisplayName("does not confirm a version that was imported while the server was answering")
  void importedMeanwhile() throws Exception {
    fixture.publish(keys(10));
    MappingSupply supply = fixture.started(fixture.supply());
    Path file = file(keys(11));
    fixture.server.fail(
        exchange -> {
          supply.importMapping(NAME, file, false);
          fixture.clock.advance(Duration.ofHours(1));
          exchange.begin(304, Map.of(), 0).close();
        });

    fixture.pass(DAY, supply);

    assertEquals(11, fixture.current().keys());
    assertEquals(START.plus(DAY), fixture.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("sends a request even if the current version was confirmed at a time in the future")
  void confirmedByAWrongClock() throws Exception {
    fixture.clock.advance(DAY.multipliedBy(3650));
    fixture.publish(keys(10));
    fixture.started(fixture.supply()).close();
    fixture.clock.advance(DAY.multipliedBy(-3650));
    fixture.publish(keys(11));
    fixture.started(fixture.supply());
    assertEquals(11, fixture.current().keys());
  }

  @Test
  @DisplayName("does not send back a validator that is longer than servers accept")
  void longValidator() throws Exception {
    byte[] body = MappingJson.write(REPOSITORY_TO_CPE, keys(3));
    fixture.server.fail(
        exchange -> {
          try (java.io.OutputStream out =
              exchange.begin(200, Map.of("ETag", "x".repeat(100_000)), body.length)) {
            out.write(body);
          }
        });
    MappingSupply supply = fixture.started(fixture.supply());
    assertEquals("", fixture.current().provenance().entityTag());
    assertEquals("", status(supply).problem());
  }

  @Test
  @DisplayName("logs a new version once, without credentials")
  void logged() throws Exception {
    fixture.publish(keys(3));
    String text = uri().toString().replace("http://", "http://user:secret@") + "?token=secret";
    try (CapturedLog log = new CapturedLog()) {
      MappingSupply supply = fixture.started(fixture.supply(MappingSource.uri(URI.create(text))));
      fixture.pass(DAY, supply);
      assertEquals(2, fixture.requests().size());
      assertEquals(1, log.lines("INFO").size(), log.lines("INFO").toString());
      assertEquals(1, fixture.current().sequence());
      String line = log.lines("INFO").get(0);
      assertTrue(line.contains("3 keys from " + uri() + "?..."), line);
      assertFalse(line.contains("secret"), line);
      assertFalse(
          fixture.current().provenance().origin().contains("secret"),
          fixture.current().provenance().origin());
    }
  }

  private URI uri() {
    return fixture.server.uri(REPOSITORY_TO_CPE);
  }

  private Path file(Map<String, List<String>> entries) throws IOException {
    Path file = folder.resolve("imported-" + entries.size() + ".json");
    return Files.write(file, MappingJson.write(REPOSITORY_TO_CPE, entries));
  }
}
