package dev.libindex.internal.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.Extent;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.SparseFormat;
import dev.libindex.testdata.image.TarFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileLayersTest {
  private static final LayerLimits LIMITS = new LayerLimits(100_000, 1 << 26, 1 << 20, 1 << 22);
  private static final PathSelector WANTED = PathSelector.names("file", "sparse", "link", "hard");
  private static final int MUTATIONS = 4000;

  /** The encoding of the damaged layers. */
  record Kind(Compression compression, TarFormat format, long seed) {
    @Override
    public String toString() {
      return format + compression.mediaType().replaceFirst(".*tar", "") + ", seed " + seed;
    }
  }

  static List<Kind> kinds() {
    return List.of(
        new Kind(Compression.none(), TarFormat.PAX, 1),
        new Kind(Compression.none(), TarFormat.GNU, 2),
        new Kind(Compression.gzip(), TarFormat.PAX, 3),
        new Kind(Compression.gzipMembers(700), TarFormat.USTAR, 4),
        new Kind(Compression.zstd(), TarFormat.PAX, 5));
  }

  private static byte[] layer(Kind kind) {
    LayerBuilder builder =
        LayerBuilder.create().compression(kind.compression).format(kind.format).directory("d");
    if (kind.format == TarFormat.PAX) {
      builder.file("long/".repeat(60) + "file", "x");
    }
    for (SparseFormat sparse : SparseFormat.values()) {
      builder.sparse(sparse + "/sparse", sparse, 9000, new Extent(4000, Body.of("sparse")));
    }
    return builder
        .file("d/file", "content".repeat(100))
        .symlink("d/link", "other")
        .hardlink("d/hard", "d/file")
        .paxGlobal("comment", "none")
        .file("d/other", "other")
        .build()
        .content()
        .bytes();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void damageIsReportedOrHarmless(Kind kind) throws Exception {
    byte[] sound = layer(kind);
    Random random = new Random(kind.seed());
    int read = 0;
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damage(sound.clone(), random);
      try (StreamedLayer layer = Blobs.read(damaged, WANTED, LIMITS)) {
        openAll(layer);
        read++;
      } catch (LayerException e) {
        assertTrue(String.valueOf(e.getMessage()).startsWith("layer sha256:"), e::toString);
        refused++;
      }
    }
    assertEquals(MUTATIONS, read + refused);
    assertTrue(refused > 0, "nothing was refused");
  }

  private static byte[] damage(byte[] layer, Random random) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(layer.length);
      switch (random.nextInt(3)) {
        case 0 -> layer[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> layer[at] = (byte) random.nextInt(256);
        default -> layer[at] = (byte) "0127xLKSg\0\u00ff".charAt(random.nextInt(11));
      }
    }
    return layer;
  }

  private static void openAll(StreamedLayer layer) {
    for (LayerEntry entry : layer.select(WANTED)) {
      try {
        layer.open(entry.path());
      } catch (IOException e) {
        // A limit, or a file that was not captured, is an acceptable answer.
      }
    }
  }

  @Test
  void manyCircularLinksCostLittle() throws Exception {
    LayerBuilder builder = LayerBuilder.create();
    for (int i = 0; i < 5000; i++) {
      builder.symlink("d" + i + "/link", "../d" + (i + 1) % 5000 + "/link/../link/../link");
    }
    byte[] blob = builder.build().content().bytes();
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          try (StreamedLayer layer = Blobs.read(blob, WANTED)) {
            assertEquals(5000, layer.select(WANTED).size());
            openAll(layer);
          }
        });
  }

  @Test
  void replacingALargeDirectoryRepeatedlyCostsLittle() throws Exception {
    LayerBuilder builder = LayerBuilder.create();
    for (int i = 0; i < 50_000; i++) {
      builder.file("a/file" + i, "");
    }
    for (int i = 0; i < 20_000; i++) {
      builder.file("a", "").file("a/file", "");
    }
    byte[] blob = builder.build().content().bytes();
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          try (StreamedLayer layer = Blobs.read(blob, WANTED)) {
            assertEquals(1, layer.select(WANTED).size());
            assertEquals(90_000, layer.statistics().entries());
          }
        });
  }
}
