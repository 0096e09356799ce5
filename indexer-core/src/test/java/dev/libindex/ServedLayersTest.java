package dev.libindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.error.StoreException;
import dev.libindex.listener.HealResult;
import dev.libindex.mapping.MappingSource;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexFailedException;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Layer;
import dev.libindex.model.Manifest;
import dev.libindex.model.Package;
import dev.libindex.model.State;
import dev.libindex.store.Store;
import dev.libindex.testdata.http.BlobAnswer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.store.ForwardingStore;
import dev.libindex.testdata.store.StoreMethod;
import dev.libindex.testdata.time.ManualClock;
import dev.libindex.testdata.time.ManualScheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what happens to a manifest that is served, over HTTP, on the calling thread. */
@DisplayName("A manifest whose layer is served by another one of the same content")
class ServedLayersTest {
  private final ManualClock clock = new ManualClock(Instant.EPOCH);
  private final InMemoryStore store = new InMemoryStore();
  private final BlobServer server = BlobServer.start();
  private Libindex libindex = libindex(store, "1");

  @TempDir Path folder;

  private Libindex libindex(Store over, String version) {
    return Libindex.builder()
        .store(over)
        .locks(new InMemoryLockSource(clock))
        .ecosystem(new TextEcosystem(version, MappingSource.none()))
        .options(LibindexOptions.of(options -> options.offline(true)))
        .clock(clock)
        .scheduler(new ManualScheduler(clock))
        .executor(Runnable::run)
        .build();
  }

  private void restart(Store over, String version) {
    libindex.close();
    libindex = libindex(over, version);
  }

  @AfterEach
  void close() {
    libindex.close();
    server.close();
  }

  @Test
  @DisplayName(
      "fetches its own when a new version of a scanner comes, and is served afterwards, too")
  void newVersion() throws Exception {
    Manifest first = serve(Compression.gzip(), "bash\n");
    Manifest served = serve(Compression.zstd(), "bash\n");
    Manifest another = serve(Compression.none(), "bash\n");
    for (Manifest manifest : List.of(first, served, another)) {
      assertFinished(manifest);
    }
    assertRequests(1, 0, 0, first, served, another);

    restart(store, "2");
    for (Manifest manifest : List.of(served, first, another)) {
      assertFinished(manifest);
    }
    assertRequests(1, 1, 0, first, served, another);
    libindex.deleteManifests(List.of(first.hash()));
    assertFinished(served);
    assertFinished(another);
    assertRequests(1, 1, 0, first, served, another);
  }

  @Test
  @DisplayName("keeps its report, which heals, while its own layer cannot be fetched")
  void ownLayerGone() throws Exception {
    Manifest first = serve(Compression.gzip(), "hiccup\n", "r1\n");
    Manifest served = serve(Compression.zstd(), "hiccup\n", "r1\n");
    assertEquals(State.INDEX_PARTIAL, libindex.index(first).state());
    IndexReport before = libindex.index(served);
    server.remove(path(served));
    clock.advance(Duration.ofDays(2));
    libindex.requeueIndexPartials(Duration.ofDays(1), 10);

    assertThrows(IndexFailedException.class, () -> libindex.index(served));

    assertEquals(before, libindex.indexReport(served.hash()).orElseThrow());
    Path mapping = Files.writeString(folder.resolve("map"), "r1 alpha\n");
    libindex.importMapping(TextEcosystem.MAPPING, mapping, true);
    libindex.heal();
    IndexReport healed = libindex.indexReport(served.hash()).orElseThrow();
    assertEquals(1, healed.contents().repositories().size());
  }

  @Test
  @DisplayName("fetches its own when it is requeued, which then serves the other one")
  void requeued() throws Exception {
    Manifest first = serve(Compression.gzip(), "hiccup\n");
    Manifest served = serve(Compression.zstd(), "hiccup\n");
    libindex.index(first);
    libindex.index(served);
    clock.advance(Duration.ofDays(2));
    libindex.requeueIndexPartials(Duration.ofDays(1), 10);

    libindex.index(served);
    assertRequests(1, 1, first, served);
    libindex.index(first);
    libindex.index(served);
    libindex.index(first);
    assertRequests(1, 1, first, served);
    assertEquals(List.of(), store.requeuedManifests(10));
  }

  @Test
  @DisplayName("is indexed with its own layer if the serving one is deleted meanwhile")
  void deletedMeanwhile() throws Exception {
    for (StoreMethod moment :
        List.of(
            StoreMethod.PERSIST_MANIFEST,
            StoreMethod.COALESCE_INPUT,
            StoreMethod.SET_INDEX_FINISHED)) {
      Manifest first = serve(Compression.gzip(), moment + "\n");
      Manifest served = serve(Compression.zstd(), moment + "\n");
      libindex.index(first);
      restart(
          before(moment, () -> store.deleteManifests(List.of(first.hash(), served.hash()))), "1");
      assertFinished(served);
      restart(store, "1");
      assertFinished(served);
      assertRequests(1, 1, first, served);
    }
  }

  @Test
  @DisplayName("converges if the process dies between changing the serving layer and the report")
  void killedBetween() throws Exception {
    Manifest first = serve(Compression.gzip(), "bash\n");
    Manifest liar = serve(Compression.none(), "zlib\n");
    Manifest honest = new Manifest(digest(1), List.of(liar.layers().get(0).withDiffId(null)));
    liar = lying(liar, first);
    Manifest lie = liar;
    libindex.index(first);
    assertEquals(List.of("bash"), names(libindex.index(lie)));
    assertEquals(List.of("zlib"), names(libindex.index(honest)));

    restart(
        before(
            StoreMethod.COALESCE_INPUT,
            () -> {
              throw new StoreException("killed", null);
            }),
        "1");
    assertThrows(StoreException.class, () -> libindex.index(lie));
    restart(store, "1");

    assertEquals(new HealResult(1, 0, 0, 0, 0), libindex.heal());
    assertEquals(List.of("zlib"), names(libindex.indexReport(lie.hash()).orElseThrow()));
    assertEquals(List.of("zlib"), names(libindex.index(lie)));
  }

  private static Manifest lying(Manifest manifest, Manifest about) {
    Layer layer = manifest.layers().get(0).withDiffId(about.layers().get(0).diffId());
    return new Manifest(manifest.hash(), List.of(layer));
  }

  /** Returns the store, with work of another node before the first call of a method. */
  private Store before(StoreMethod moment, Runnable work) {
    Queue<Runnable> once = new ArrayDeque<>(List.of(work));
    return new ForwardingStore(store) {
      @Override
      protected <T> T call(StoreMethod method, Supplier<T> call) {
        if (method == moment && !once.isEmpty()) {
          once.remove().run();
        }
        return call.get();
      }
    };
  }

  private void assertFinished(Manifest manifest) throws InterruptedException {
    IndexReport report = libindex.index(manifest);
    assertEquals(State.INDEX_FINISHED, report.state());
    assertTrue(
        report.contents().environments().values().stream()
            .flatMap(List::stream)
            .allMatch(at -> at.introducedIn().equals(manifest.layers().get(0).hash())));
  }

  private void assertRequests(long first, long second, Manifest... manifests) {
    assertEquals(first, requests(manifests[0]));
    assertEquals(second, requests(manifests[1]));
  }

  private void assertRequests(long first, long second, long third, Manifest... manifests) {
    assertRequests(first, second, manifests);
    assertEquals(third, requests(manifests[2]));
  }

  private long requests(Manifest manifest) {
    return server.traffic(path(manifest)).requests();
  }

  private static String path(Manifest manifest) {
    return "/blobs/" + manifest.layers().get(0).hash();
  }

  private Manifest serve(Compression compression, String packages) {
    return serve(compression, packages, "");
  }

  private Manifest serve(Compression compression, String packages, String origin) {
    LayerBuilder builder =
        LayerBuilder.create().compression(compression).file("packages", packages);
    if (!origin.isEmpty()) {
      builder.file("origin", origin);
    }
    TestLayer layer = builder.build();
    TestImage image = ImageBuilder.create().layer(layer).build();
    server.serve(
        TestImage.path(layer), BlobAnswer.of(layer.content()).contentType(layer.mediaType()));
    Layer located =
        Layer.of(layer.digest(), server.uri(TestImage.path(layer)).toString())
            .withDiffId(layer.diffId());
    return new Manifest(image.hash(), List.of(located));
  }

  private static List<String> names(IndexReport report) {
    return report.contents().packages().values().stream().map(Package::name).sorted().toList();
  }

  private static Digest digest(int number) {
    return new Digest(Digest.Algorithm.SHA256, "%064x".formatted(number));
  }
}
