package dev.libindex.internal.mapping;

import static dev.libindex.internal.mapping.SupplyBench.DAY;
import static dev.libindex.internal.mapping.SupplyBench.NAME;
import static dev.libindex.internal.mapping.SupplyBench.START;
import static dev.libindex.internal.mapping.SupplyBench.keys;
import static dev.libindex.internal.mapping.SupplyBench.status;
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
  private final SupplyBench bench = new SupplyBench();

  @TempDir Path folder;

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  @DisplayName("requests at the start, and installs the answer with its validators")
  void first() throws Exception {
    bench.publish(keys(3));
    MappingSupply supply = bench.started(bench.supply());

    MappingVersion version = bench.current();
    byte[] bytes = MappingJson.write(MappingFile.REPOSITORY_TO_CPE, keys(3));
    assertEquals("sha256:" + Sha256.hex(bytes), version.digest());
    assertEquals("\"version-0\"", version.provenance().entityTag());
    assertEquals("Sat, 10 Jan 2026 00:00:00 GMT", version.provenance().lastModified());
    assertEquals(uri().toString(), version.provenance().origin());
    assertEquals(START, version.provenance().fetchedAt());
    assertEquals(3, version.keys());
    assertEquals(version, status(supply).current());
    assertEquals("", status(supply).problem());
    bench.assertNextAttempt(DAY, supply);
    assertFalse(bench.lastRequest().conditional());
    assertEquals(Optional.of("gzip"), bench.lastRequest().acceptEncoding());
  }

  @Test
  @DisplayName("requests again with the validators verbatim, and records that nothing is new")
  void notModified() throws Exception {
    bench.publish(keys(3));
    MappingSupply supply = bench.started(bench.supply());
    MappingVersion before = bench.current();

    bench.pass(DAY, supply);

    assertEquals(2, bench.requests().size());
    assertEquals(Optional.of("\"version-0\""), bench.lastRequest().ifNoneMatch());
    assertEquals(
        Optional.of("Sat, 10 Jan 2026 00:00:00 GMT"), bench.lastRequest().ifModifiedSince());
    assertEquals(before.sequence(), bench.current().sequence());
    assertEquals(START.plus(DAY), bench.current().provenance().fetchedAt());
    bench.assertNextAttempt(DAY, supply);
  }

  @Test
  @DisplayName("installs a newer version, and an older one that the server goes back to")
  void modified() throws Exception {
    bench.tolerance = 0.5;
    bench.publish(keys(3));
    MappingSupply supply = bench.started(bench.supply());
    for (int count : List.of(4, 5, 4)) {
      long before = bench.current().sequence();
      bench.publish(keys(count));
      supply.refresh(SupplyBench.PATIENCE);
      assertEquals(count, bench.current().keys());
      assertTrue(bench.current().sequence() > before);
      bench.clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  @DisplayName("requests unconditionally if the current version came from a file or another URI")
  void otherOrigin() throws Exception {
    bench.publish(keys(3));
    for (URI other : List.of(URI.create(uri() + "?mirror=2"), URI.create(uri() + "?mirror=3"))) {
      bench.started(bench.supply(MappingSource.uri(other)));
      assertFalse(bench.lastRequest().conditional(), other.toString());
    }
    assertEquals(2, bench.requests().size());

    MappingSupply supply = bench.supply();
    supply.importMapping(NAME, file(keys(4)), false);
    bench.started(supply);
    assertEquals(3, bench.requests().size());
    assertFalse(bench.lastRequest().conditional());
  }

  @Test
  @DisplayName("does not let a server undo an import with a version that it had before")
  void importStays() throws Exception {
    bench.publish(keys(10));
    MappingSupply supply = bench.started(bench.supply());
    supply.importMapping(NAME, file(keys(11)), false);
    MappingVersion imported = bench.current();

    bench.pass(DAY, supply);

    assertEquals(2, bench.requests().size());
    assertEquals(imported, bench.current());
    bench.publish(keys(12));
    bench.pass(DAY, supply);
    assertEquals(12, bench.current().keys(), "what is new replaces it");
  }

  @Test
  @DisplayName("takes the validators of bytes that were imported from a file before")
  void sameContent() throws Exception {
    MappingSupply supply = bench.supply();
    supply.importMapping(NAME, file(keys(4)), false);
    long sequence = bench.current().sequence();
    bench.publish(keys(4));
    bench.clock.advance(DAY);

    try (CapturedLog log = new CapturedLog()) {
      bench.started(supply);
      assertEquals(List.of(), log.lines("INFO"), "no new version");
    }

    assertEquals(sequence, bench.current().sequence());
    assertEquals("\"version-0\"", bench.current().provenance().entityTag());
    assertEquals(START.plus(DAY), bench.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("does not accept 304 as an answer to an unconditional request")
  void unsolicited() throws Exception {
    bench.server.fail(Answer.status(304));
    MappingSupply supply = bench.started(bench.supply());
    assertEquals("status 304", status(supply).problem());
  }

  @Test
  @DisplayName("does not confirm a version that was imported while the server was answering")
  void importedMeanwhile() throws Exception {
    bench.publish(keys(10));
    MappingSupply supply = bench.started(bench.supply());
    Path file = file(keys(11));
    bench.server.fail(
        exchange -> {
          supply.importMapping(NAME, file, false);
          bench.clock.advance(Duration.ofHours(1));
          exchange.begin(304, Map.of(), 0).close();
        });

    bench.pass(DAY, supply);

    assertEquals(11, bench.current().keys());
    assertEquals(START.plus(DAY), bench.current().provenance().fetchedAt());
  }

  @Test
  @DisplayName("requests although the current version was confirmed at a time in the future")
  void confirmedByAWrongClock() throws Exception {
    bench.clock.advance(DAY.multipliedBy(3650));
    bench.publish(keys(10));
    bench.started(bench.supply()).close();
    bench.clock.advance(DAY.multipliedBy(-3650));
    bench.publish(keys(11));
    bench.started(bench.supply());
    assertEquals(11, bench.current().keys());
  }

  @Test
  @DisplayName("sends back no validator that is longer than servers accept")
  void longValidator() throws Exception {
    byte[] body = MappingJson.write(REPOSITORY_TO_CPE, keys(3));
    bench.server.fail(
        exchange -> {
          try (java.io.OutputStream out =
              exchange.begin(200, Map.of("ETag", "x".repeat(100_000)), body.length)) {
            out.write(body);
          }
        });
    MappingSupply supply = bench.started(bench.supply());
    assertEquals("", bench.current().provenance().entityTag());
    assertEquals("", status(supply).problem());
  }

  @Test
  @DisplayName("logs a new version once, without credentials")
  void logged() throws Exception {
    bench.publish(keys(3));
    String text = uri().toString().replace("http://", "http://user:secret@") + "?token=secret";
    try (CapturedLog log = new CapturedLog()) {
      MappingSupply supply = bench.started(bench.supply(MappingSource.uri(URI.create(text))));
      bench.pass(DAY, supply);
      assertEquals(2, bench.requests().size());
      assertEquals(1, log.lines("INFO").size(), log.lines("INFO").toString());
      assertEquals(1, bench.current().sequence());
      String line = log.lines("INFO").get(0);
      assertTrue(line.contains("3 keys from " + uri() + "?..."), line);
      assertFalse(line.contains("secret"), line);
      assertFalse(
          bench.current().provenance().origin().contains("secret"),
          bench.current().provenance().origin());
    }
  }

  private URI uri() {
    return bench.server.uri(REPOSITORY_TO_CPE);
  }

  private Path file(Map<String, List<String>> entries) throws IOException {
    Path file = folder.resolve("imported-" + entries.size() + ".json");
    return Files.write(file, MappingJson.write(REPOSITORY_TO_CPE, entries));
  }
}
