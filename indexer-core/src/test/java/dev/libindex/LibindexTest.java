package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.json.IndexReportJson;
import dev.libindex.mapping.MappingSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.State;
import dev.libindex.store.ManifestConflictException;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("With a store in memory and a real HTTP server, Libindex")
class LibindexTest {
  private static final TestLayer BASE =
      LayerBuilder.create().file("packages", "bash\nglibc\n").file("origin", "r1\n").build();
  private static final TestLayer APPLICATION =
      LayerBuilder.create().file("packages", "app\n").build();
  private static final TestLayer PLAIN = LayerBuilder.create().file("packages", "sh\n").build();

  private final BlobServer server = BlobServer.start();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryLockSource locks = new InMemoryLockSource(Clock.systemUTC());
  private Libindex libindex = libindex(new TextEcosystem());

  @TempDir Path folder;

  @AfterEach
  void close() {
    libindex.close();
    server.close();
  }

  @Test
  @DisplayName("finishes a manifest, and returns its report again without fetching anything")
  void finished() throws Exception {
    Manifest manifest = serve(PLAIN, APPLICATION);
    IndexReport report = libindex.index(manifest);
    assertEquals(State.INDEX_FINISHED, report.state());
    assertEquals(Set.of("sh", "app"), names(report));
    assertEquals(2, server.totalTraffic().requests());

    IndexReport again = libindex.index(manifest);
    assertEquals(text(report), text(again));
    assertEquals(report, libindex.indexReport(manifest.hash()).orElseThrow());
    assertEquals(2, server.totalTraffic().requests());
  }

  @Test
  @DisplayName(
      "returns a partial report without the mapping and a finished one with it, and fetches each layer once")
  void healed() throws Exception {
    Manifest first = serve(BASE, APPLICATION);
    Manifest second = serve(BASE, PLAIN);
    IndexReport partial = libindex.index(first);
    assertEquals(State.INDEX_PARTIAL, partial.state());
    assertEquals("partial scan: mapping text-map is missing", partial.err());
    assertEquals(1, partial.partialErrors().size());
    assertEquals(PartialError.Reason.MISSING_MAPPING, partial.partialErrors().get(0).reason());
    assertEquals(Set.of("bash", "glibc", "app"), names(partial));
    assertEquals(text(partial), text(libindex.index(first)));
    assertEquals(
        State.INDEX_PARTIAL,
        libindex.index(second).state(),
        "a shared layer still lacks the mapping");
    assertEquals(3, server.totalTraffic().requests());

    libindex.importMapping(TextEcosystem.MAPPING, file("r1 alpha beta\nr2 gamma\n"), false);
    for (Manifest manifest : List.of(first, second)) {
      IndexReport whole = libindex.index(manifest);
      assertEquals(State.INDEX_FINISHED, whole.state());
      assertTrue(whole.success());
      assertEquals(
          Set.of("alpha", "beta"),
          whole.repositories().values().stream().map(Repository::name).collect(Collectors.toSet()));
    }
    assertEquals(3, server.totalTraffic().requests());

    libindex.importMapping(TextEcosystem.MAPPING, file("r1 delta\nr2 gamma\n"), false);
    assertEquals(
        Set.of("delta"),
        libindex.index(first).repositories().values().stream()
            .map(Repository::name)
            .collect(Collectors.toSet()));
    assertEquals(3, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("keeps what other scanners found when one throws, and reports the failure")
  void throwing() throws Exception {
    TestLayer odd =
        LayerBuilder.create().file("packages", "throw\n").file("origin", "r1\n").build();
    libindex.importMapping(TextEcosystem.MAPPING, file("r1 alpha\n"), false);
    IndexReport report = libindex.index(serve(odd, APPLICATION));
    assertEquals(State.INDEX_PARTIAL, report.state());
    assertEquals(Set.of("app"), names(report));
    assertEquals(1, report.repositories().size());
    assertEquals(PartialError.Reason.PERMANENT, report.partialErrors().get(0).reason());
    assertEquals("text-packages", report.outcomes().get(0).scanner().name());
  }

  @Test
  @DisplayName("names a layer that cannot be fetched, keeps the cells of the others, and backs off")
  void missingLayer() throws Exception {
    Manifest manifest = serve(PLAIN, APPLICATION);
    String path = TestImage.path(APPLICATION);
    server.serve(path, BlobAnswer.of(APPLICATION.content()).status(404));
    IndexFailedException failed =
        assertThrows(IndexFailedException.class, () -> libindex.index(manifest));
    assertEquals(State.INDEX_ERROR, failed.report().state());
    assertTrue(
        failed.report().err().contains(APPLICATION.digest().toString()), failed.getMessage());
    assertTrue(failed.report().err().contains("404"), failed.getMessage());
    assertTrue(libindex.indexReport(manifest.hash()).isEmpty());
    assertEquals(2, server.totalTraffic().requests());

    assertThrows(IndexFailedException.class, () -> libindex.index(manifest));
    assertEquals(2, server.totalTraffic().requests(), "too early: no layer is fetched");

    server.serve(path, BlobAnswer.of(APPLICATION.content()).contentType(APPLICATION.mediaType()));
    now.set(failed.nextAttempt());
    assertEquals(State.INDEX_FINISHED, libindex.index(manifest).state());
    assertEquals(3, server.totalTraffic().requests(), "the good layer was fetched once");
  }

  @Test
  @DisplayName("rejects a known manifest with other layers")
  void conflict() throws Exception {
    Manifest manifest = serve(PLAIN, APPLICATION);
    libindex.index(manifest);
    Manifest other = new Manifest(manifest.hash(), manifest.layers().subList(0, 1));
    assertThrows(ManifestConflictException.class, () -> libindex.index(other));
  }

  @Test
  @DisplayName("scans again only what a new version of a scanner has not scanned")
  void newVersion() throws Exception {
    Manifest manifest = serve(PLAIN, APPLICATION);
    String state = libindex.state();
    libindex.index(manifest);
    libindex.close();
    libindex = libindex(new TextEcosystem("2", MappingSource.none()));
    assertFalse(state.equals(libindex.state()));
    libindex.index(manifest);
    assertEquals(4, server.totalTraffic().requests());
    libindex.index(manifest);
    assertEquals(4, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("deletes a manifest, and the layers that no other manifest has")
  void deleted() throws Exception {
    Manifest first = serve(PLAIN, APPLICATION);
    Manifest second = serve(PLAIN);
    libindex.index(first);
    libindex.index(second);
    assertEquals(Set.of(first.hash()), libindex.deleteManifests(List.of(first.hash())));
    assertTrue(libindex.indexReport(first.hash()).isEmpty());
    libindex.index(second);
    assertEquals(2, server.totalTraffic().requests());
    libindex.index(first);
    assertEquals(3, server.totalTraffic().requests(), "the shared layer was kept");
  }

  private Libindex libindex(TextEcosystem ecosystem) {
    InstantSource source = now::get;
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystem(ecosystem)
        .clock(source.withZone(ZoneOffset.UTC))
        .options(LibindexOptions.of(o -> o.mappings(m -> m.backoff(Duration.ofSeconds(30)))))
        .build();
  }

  private Manifest serve(TestLayer... layers) {
    ImageBuilder image = ImageBuilder.create();
    List.of(layers).forEach(image::layer);
    return image.build().serveOn(server);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("map-" + text.hashCode()), text);
  }

  private static Set<String> names(IndexReport report) {
    return report.packages().values().stream().map(Package::name).collect(Collectors.toSet());
  }

  private static String text(IndexReport report) {
    return new String(IndexReportJson.write(report), java.nio.charset.StandardCharsets.UTF_8);
  }
}
