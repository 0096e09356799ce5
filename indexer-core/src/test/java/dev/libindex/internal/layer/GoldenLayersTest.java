package dev.libindex.internal.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.fetch.UriLayerSource;
import dev.libindex.internal.fetch.UrlConnectionTransport;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Layer;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.internal.golden.GoldenCase;
import dev.libindex.testdata.internal.golden.GoldenCases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the layers of all recorded images over HTTP, and reports what is wrong with invalid ones.
 */
class GoldenLayersTest {
  private static final PathSelector DATABASES =
      PathSelector.names("Packages", "Packages.db", "rpmdb.sqlite")
          .or(PathSelector.paths("etc/os-release", "usr/lib/os-release"));

  /** Layers that cannot be fetched or verified, and why. */
  private static final Map<String, Problem> BAD =
      Map.ofEntries(
          Map.entry("f-bad-checksum", Problem.TAR),
          Map.entry("f-bzip2", Problem.ENCODING),
          Map.entry("f-digest-mismatch", Problem.DIGEST_MISMATCH),
          Map.entry("f-digest-mismatch-second", Problem.DIGEST_MISMATCH),
          Map.entry("f-gzip-trailing", Problem.ENCODING),
          Map.entry("f-no-content-204", Problem.STATUS),
          Map.entry("f-tiny-body", Problem.TAR),
          Map.entry("f-truncated-gzip", Problem.ENCODING),
          Map.entry("f-truncated-tar", Problem.TAR),
          Map.entry("f-truncated-tar-header", Problem.TAR),
          Map.entry("f-truncated-zstd", Problem.ENCODING),
          Map.entry("f-type-gzip-is-tar", Problem.CONTENT_TYPE),
          Map.entry("f-type-tar-is-gzip", Problem.CONTENT_TYPE),
          Map.entry("f-type-zstd-is-gzip", Problem.CONTENT_TYPE));

  static List<GoldenCase> all() {
    return GoldenCases.all();
  }

  static List<GoldenCase> bad() {
    return GoldenCases.all().stream().filter(golden -> BAD.containsKey(golden.name())).toList();
  }

  private static StreamedLayerReader reader() {
    LayerSource source =
        new UriLayerSource(
            new UrlConnectionTransport(Duration.ofSeconds(10), Duration.ofSeconds(30)), false);
    return Blobs.reader(source, LayerLimits.defaults(), new CaptureBudget(1 << 28));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void readsValidLayers(GoldenCase golden) throws Exception {
    try (BlobServer server = BlobServer.start()) {
      List<Layer> layers = golden.serveOn(server).layers();
      int bad = 0;
      for (Layer layer : layers) {
        try (StreamedLayer read = reader().read(layer, Wanted.paths(DATABASES), bytes -> {})) {
          for (LayerEntry entry : read.select(DATABASES)) {
            read.open(entry.path());
          }
          for (String path : DATABASES.paths()) {
            read.open(path);
          }
        } catch (LayerException e) {
          bad++;
        }
      }
      assertEquals(BAD.containsKey(golden.name()) ? 1 : 0, bad);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void reportsWhatIsWrong(GoldenCase golden) {
    try (BlobServer server = BlobServer.start()) {
      List<Layer> layers = golden.serveOn(server).layers();
      LayerException failure =
          assertThrows(
              LayerException.class,
              () -> {
                for (Layer layer : layers) {
                  reader().read(layer, Wanted.paths(DATABASES), bytes -> {}).close();
                }
              });
      assertEquals(BAD.get(golden.name()), failure.problem());
      assertTrue(failure.toString().contains(failure.layer().toString()), failure::toString);
    }
  }
}
