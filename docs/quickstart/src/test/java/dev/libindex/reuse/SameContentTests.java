package dev.libindex.reuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.Libindex;
import dev.libindex.LibindexBuilder;
import dev.libindex.LibindexOptions;
import dev.libindex.json.IndexReportJson;
import dev.libindex.listener.IndexListener;
import dev.libindex.lock.LockSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.State;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests over HTTP, for each store. What is expected of a manifest is the report of an instance that
 * has never seen anything else, and that fetches every layer.
 */
abstract class SameContentTests {
  private static final TestLayer BASE = ShippedImage.PLAIN.image().layers().get(0);
  private static final SameContent CONTENT = new SameContent(BASE);
  private static final TestLayer EMPTY = LayerBuilder.create().build();
  private static final TestLayer OTHER =
      LayerBuilder.create().file("etc/os-release", "ID=rhel\nVERSION_ID=\"9.4\"\n").build();

  private final List<Digest> reused = new ArrayList<>();
  private BlobServer server;
  private Libindex libindex;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // JUnit calls start() before every test.
  SameContentTests() {}

  /** Returns the store of the test. */
  abstract Store store();

  /** Returns the locks of the test. */
  abstract LockSource locks();

  @BeforeEach
  void start() throws Exception {
    server = BlobServer.start();
    libindex =
        builder(store(), locks())
            .listener(
                new IndexListener() {
                  @Override
                  public void layerReused(Digest manifest, Digest layer) {
                    reused.add(layer);
                  }
                })
            .build();
  }

  @AfterEach
  void stop() {
    libindex.close();
    server.close();
  }

  private static LibindexBuilder builder(Store store, LockSource locks) {
    return Libindex.builder()
        .store(store)
        .locks(locks)
        .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
        .options(LibindexOptions.of(options -> options.offline(true)));
  }

  @Test
  @DisplayName("as gzip is not fetched as other gzip, zstd, zstd:chunked or plain")
  void fiveCompressions() throws Exception {
    TestLayer first = CONTENT.gzip();
    assertRight(image(first));
    List<TestLayer> others =
        List.of(CONTENT.otherGzip(), CONTENT.zstd(), CONTENT.zstdChunked(), CONTENT.plain());
    for (TestLayer layer : others) {
      IndexReport report = assertRight(image(layer));
      assertEquals(Set.of(layer.digest()), introducers(report));
      assertEquals(State.INDEX_FINISHED, report.state());
      assertTrue(report.contents().packages().size() > 5, "a layer with packages");
    }
    assertEquals(1, server.totalTraffic().requests());
    assertEquals(others.stream().map(TestLayer::digest).toList(), reused);
  }

  @Test
  @DisplayName("as plain or zstd serves gzip, too")
  void otherOrder() throws Exception {
    assertRight(image(CONTENT.plain()));
    assertRight(image(CONTENT.gzip()));
    assertEquals(1, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("is fetched again by a manifest that gives no diffID, or an unknown one")
  void unknown() throws Exception {
    assertRight(image(CONTENT.gzip()));
    assertRight(claiming(image(CONTENT.zstd()), null));
    assertRight(claiming(image(CONTENT.plain()), digest("unknown")));
    assertEquals(3, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("is fetched again if reuse is off, and its diffID is not computed")
  void off() throws Exception {
    restart(false);
    assertRight(image(CONTENT.gzip()));
    assertRight(image(CONTENT.zstd()));
    restart(true);
    assertRight(image(CONTENT.plain()));
    assertEquals(3, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("serves on when reuse is turned off, and not without a diffID when it is on")
  void turnedOff() throws Exception {
    assertRight(image(CONTENT.gzip()));
    Manifest served = image(CONTENT.zstd());
    assertRight(served);
    restart(false);
    assertRight(served);
    assertRight(claiming(served, null));
    assertEquals(1, server.totalTraffic().requests());

    restart(true);
    assertRight(served);
    assertEquals(1, server.totalTraffic().requests());
    assertRight(claiming(served, null));
    assertEquals(2, server.totalTraffic().requests());
  }

  private void restart(boolean reuse) {
    libindex.close();
    libindex =
        builder(store(), locks())
            .options(
                LibindexOptions.of(
                    options ->
                        options.offline(true).fetching(fetching -> fetching.reuseByDiffId(reuse))))
            .build();
  }

  @Test
  @DisplayName("is not used by a manifest that gives its diffID for a layer with another one")
  void contradiction() throws Exception {
    assertRight(image(CONTENT.gzip()));
    assertRight(image(OTHER));
    Manifest liar = claiming(otherHash(image(OTHER)), BASE.diffId());
    assertRight(liar);
    assertEquals(2, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("misleads only the manifest that lies about a layer that was never read")
  void lie() throws Exception {
    Manifest first = image(CONTENT.gzip());
    Manifest liar = claiming(image(OTHER), BASE.diffId());
    assertRight(first);
    IndexReport deceived = libindex.index(liar);
    assertEquals(Set.of(OTHER.digest()), introducers(deceived));
    assertNotEquals(json(alone(liar)), json(deceived));

    List<Manifest> honest =
        List.of(
            otherHash(claiming(image(OTHER), null)),
            claiming(image(OTHER, EMPTY), digest("unknown")),
            image(OTHER, OTHER),
            image(CONTENT.zstd(), OTHER));
    for (Manifest manifest : honest) {
      assertRight(manifest);
    }
    assertEquals(3, server.totalTraffic().requests(), "two layers, and the empty one");

    assertRight(liar);
    assertRight(first);
    for (Manifest manifest : honest) {
      assertEquals(json(alone(manifest)), json(stored(manifest)));
    }
    assertEquals(3, server.totalTraffic().requests(), "the truth was known");
  }

  @Test
  @DisplayName("is no longer reported for a manifest that does not repeat its lie")
  void lieNotRepeated() throws Exception {
    Manifest first = image(CONTENT.gzip());
    assertRight(first);
    for (TestLayer layer : List.of(OTHER, EMPTY)) {
      Manifest honest = image(layer);
      Manifest silent = claiming(honest, null);
      Manifest liar = claiming(honest, BASE.diffId());
      assertNotEquals(json(alone(liar)), json(libindex.index(liar)));
      assertEquals(0, server.traffic(TestImage.path(layer)).requests());

      assertRight(layer.equals(OTHER) ? silent : honest);
      assertEquals(json(alone(silent)), json(stored(silent)));
      for (Manifest manifest : List.of(liar, silent, honest, liar)) {
        assertRight(manifest);
      }
      assertEquals(1, server.traffic(TestImage.path(layer)).requests());
    }
    assertRight(first);
    assertEquals(3, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("serves several layers of an image that has it more than once")
  void repetitions() throws Exception {
    SameContent empty = new SameContent(EMPTY);
    SameContent other = new SameContent(OTHER);
    assertRight(image(BASE, EMPTY, OTHER));
    assertEquals(3, server.totalTraffic().requests());
    assertRight(image(CONTENT.zstd(), empty.zstd(), OTHER, empty.plain(), EMPTY, empty.zstd()));
    assertRight(image(BASE, other.plain(), CONTENT.plain()));
    assertRight(image(other.plain(), OTHER, BASE, CONTENT.zstd()));
    assertRight(image(empty.zstd(), empty.plain()));
    assertEquals(3, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("lets a report heal that waits for a mapping, without reading a layer")
  void healing() throws Exception {
    TestImage original = ShippedImage.APPLICATION.image();
    List<TestLayer> again =
        original.layers().stream().map(layer -> new SameContent(layer).zstd()).toList();
    Manifest first = manifest(original);
    Manifest served = image(again.toArray(TestLayer[]::new));
    assertEquals(State.INDEX_PARTIAL, assertRight(first).state());
    assertEquals(State.INDEX_PARTIAL, assertRight(served).state());

    importMappings(libindex);
    libindex.heal();

    assertEquals(State.INDEX_FINISHED, stored(served).state());
    assertEquals(json(alone(served, true)), json(libindex.index(served)));
    assertEquals(json(alone(first, true)), json(libindex.index(first)));
    assertEquals(original.layers().size(), server.totalTraffic().requests());
  }

  @Test
  @DisplayName("serves after the manifest that brought it was deleted, until nothing needs it")
  void delete() throws Exception {
    Manifest first = image(CONTENT.gzip());
    Manifest served = image(CONTENT.zstd());
    assertRight(first);
    assertRight(served);

    libindex.deleteManifests(List.of(first.hash()));
    assertRight(served);
    assertRight(image(CONTENT.plain()));
    assertRight(first);
    assertEquals(1, server.totalTraffic().requests());

    libindex.deleteManifests(List.of(first.hash(), served.hash(), image(CONTENT.plain()).hash()));
    assertRight(served);
    assertEquals(2, server.totalTraffic().requests());
    assertEquals(1, server.traffic(TestImage.path(CONTENT.zstd())).requests());
  }

  private IndexReport assertRight(Manifest manifest) throws Exception {
    IndexReport report = libindex.index(manifest);
    assertEquals(json(alone(manifest)), json(report));
    return report;
  }

  private IndexReport stored(Manifest manifest) {
    return libindex.indexReport(manifest.hash()).orElseThrow();
  }

  private IndexReport alone(Manifest manifest) throws Exception {
    return alone(manifest, false);
  }

  /** Indexes a manifest without diffIDs, in an instance of its own that reads from elsewhere. */
  private IndexReport alone(Manifest manifest, boolean withMappings) throws Exception {
    LockSource own = new InMemoryLockSource(Clock.systemUTC());
    try (Libindex clean =
        builder(new InMemoryStore(), own)
            .options(LibindexOptions.of(options -> options.offline(true).fileLayers(true)))
            .build()) {
      if (withMappings) {
        importMappings(clean);
      }
      return clean.index(
          new Manifest(
              manifest.hash(),
              manifest.layers().stream()
                  .map(layer -> Layer.of(layer.hash(), file(layer).toUri().toString()))
                  .toList()));
    }
  }

  private Path file(Layer layer) {
    return folder.resolve(layer.hash().hex());
  }

  private void importMappings(Libindex into) throws Exception {
    for (MappingFile file : MappingFile.values()) {
      Path copy = Files.write(folder.resolve(file.name()), ShippedMapping.bytes(file));
      into.importMapping(
          file == MappingFile.REPOSITORY_TO_CPE
              ? RhelConfig.REPOSITORY_TO_CPE
              : RhelConfig.CONTAINER_NAME_REPOSITORIES,
          copy,
          false);
    }
  }

  private Manifest image(TestLayer... layers) {
    ImageBuilder image = ImageBuilder.create();
    for (TestLayer layer : layers) {
      image.layer(layer);
    }
    return manifest(image.build());
  }

  /** Serves an image, and returns its manifest with the diffIDs of its configuration. */
  private Manifest manifest(TestImage image) {
    List<Layer> layers = new ArrayList<>();
    for (TestLayer layer : image.layers()) {
      String path = TestImage.path(layer);
      server.serve(path, BlobAnswer.of(layer.content()).contentType(layer.mediaType()));
      write(layer);
      layers.add(Layer.of(layer.digest(), server.uri(path).toString()).withDiffId(layer.diffId()));
    }
    return new Manifest(image.hash(), layers);
  }

  private void write(TestLayer layer) {
    try {
      Files.write(folder.resolve(layer.digest().hex()), layer.content().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest claiming(Manifest manifest, @Nullable Digest diffId) {
    return new Manifest(
        manifest.hash(),
        manifest.layers().stream().map(layer -> layer.withDiffId(diffId)).toList());
  }

  private static Manifest otherHash(Manifest manifest) {
    return new Manifest(digest("other " + manifest.hash()), manifest.layers());
  }

  private static Digest digest(String text) {
    return TestLayer.of("", Body.of(text)).digest();
  }

  private static Set<Digest> introducers(IndexReport report) {
    return report.contents().environments().values().stream()
        .flatMap(List::stream)
        .map(Environment::introducedIn)
        .collect(Collectors.toSet());
  }

  private static String json(IndexReport report) {
    return new String(IndexReportJson.write(report), StandardCharsets.UTF_8);
  }
}
