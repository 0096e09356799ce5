package dev.libindex.internal.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerException;
import dev.libindex.layer.LayerException.Problem;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.model.LimitHit;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.Extent;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.SparseFormat;
import dev.libindex.testdata.image.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedLayerReaderTest {
  private static final PathSelector WANTED =
      PathSelector.names("Packages").or(PathSelector.paths("etc/os-release"));

  @TempDir Path temporary;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private static Layer layer(TestLayer built) {
    return Layer.of(built.digest(), "memory:");
  }

  /** Returns a source of these bytes, whatever the layer. */
  private LayerSource source(byte[] bytes) {
    return source(() -> new ByteArrayInputStream(bytes), bytes.length);
  }

  private LayerSource source(java.util.function.Supplier<InputStream> stream, long length) {
    return layer -> {
      opened.incrementAndGet();
      return new LayerBody(stream.get(), "", length, closed::incrementAndGet);
    };
  }

  private StreamedLayerReader reader(LayerSource source, LayerLimits limits, long budget) {
    return new StreamedLayerReader(source, limits, new CaptureBudget(budget), temporary);
  }

  private StreamedLayer read(LayerBuilder builder, PathSelector wanted)
      throws InterruptedException {
    TestLayer built = builder.build();
    return reader(source(built.content().bytes()), LayerLimits.defaults(), 1 << 20)
        .read(layer(built), Wanted.paths(wanted), bytes -> {});
  }

  private static String text(StreamedLayer layer, String path) throws IOException {
    return new String(layer.open(path).orElseThrow().readAll(1 << 20), UTF_8);
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  @Test
  void capturesWantedFilesInOneRequest() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("var/lib/rpm/Packages", "database")
            .file("etc/os-release", "NAME=x")
            .file("etc/motd", "hello");
    try (StreamedLayer layer = read(builder, WANTED)) {
      assertEquals("database", text(layer, "var/lib/rpm/Packages"));
      assertEquals("NAME=x", text(layer, "etc/os-release"));
      assertEquals(new PassStatistics(1, layer.bytesReceived(), 3, 14, 0), layer.statistics());
      assertEquals(1, opened.get());
      assertThrows(UncapturedException.class, () -> layer.open("etc/motd"));
      assertFalse(layer.open("etc/nothing").isPresent());
    }
    assertEquals(opened.get(), closed.get());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fetchesTheTargetOfAWantedLinkOnce(boolean symbolic) throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().file("data/base", "database").file("data/other", "other");
    builder =
        symbolic
            ? builder.symlink("var/lib/rpm/Packages", "../../../data/base")
            : builder.hardlink("var/lib/rpm/Packages", "data/base");
    builder.symlink("etc/os-release", "/data/base");
    try (StreamedLayer layer = read(builder, WANTED)) {
      assertEquals("database", text(layer, "var/lib/rpm/Packages"));
      assertEquals("database", text(layer, "etc/os-release"));
      assertEquals(2, layer.requests());
      assertEquals(2, opened.get());
      assertEquals(8, layer.statistics().capturedBytes());
      assertThrows(UncapturedException.class, () -> layer.open("data/other"));
    }
    assertEquals(2, closed.get());
  }

  @Test
  void followsAnExactPathThroughALinkedDirectory() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().file("private/os-release", "NAME=x").symlink("etc", "private");
    try (StreamedLayer layer = read(builder, WANTED)) {
      assertEquals("NAME=x", text(layer, "etc/os-release"));
      assertEquals(2, layer.requests());
    }
  }

  @Test
  void fetchesNothingForLinksThatLeadNowhere() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .symlink("a/Packages", "b")
            .symlink("c/Packages", "Packages")
            .symlink("d/Packages", "/")
            .hardlink("e/Packages", "gone");
    try (StreamedLayer layer = read(builder, WANTED)) {
      assertEquals(1, layer.requests());
      assertFalse(layer.open("a/Packages").isPresent());
      assertFalse(layer.open("c/Packages").isPresent());
      assertEquals(0, layer.open("d/Packages").orElseThrow().size());
      assertFalse(layer.entry("e/Packages").isPresent());
      assertEquals(3, layer.select(WANTED).size());
    }
  }

  @Test
  void fetchesNothingForALinkThatWasReplaced() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("data", "other")
            .symlink("a/Packages", "../data")
            .file("a/Packages", "database");
    try (StreamedLayer layer = read(builder, WANTED)) {
      assertEquals("database", text(layer, "a/Packages"));
      assertEquals(1, layer.requests());
    }
  }

  @Test
  void refusesBytesWithAnotherDigest() {
    TestLayer built = LayerBuilder.create().file("etc/os-release", "NAME=x").build();
    Layer other = Layer.of(new Digest(Digest.Algorithm.SHA256, "0".repeat(64)), "memory:");
    StreamedLayerReader reader = reader(source(built.content().bytes()), LayerLimits.defaults(), 0);
    LayerException failure =
        assertThrows(
            LayerException.class, () -> reader.read(other, Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.DIGEST_MISMATCH, failure.problem());
    assertTrue(failure.toString().contains("0".repeat(64)), failure::toString);
    assertTrue(failure.toString().contains(built.digest().hex()), failure::toString);
    assertEquals(1, closed.get());
  }

  @Test
  void checksTheDigestOfBothRequests() throws Exception {
    TestLayer built =
        LayerBuilder.create().file("data", "database").hardlink("rpm/Packages", "data").build();
    byte[] good = built.content().bytes();
    byte[] bad = LayerBuilder.create().file("data", "otherfile").build().content().bytes();
    AtomicInteger turn = new AtomicInteger();
    LayerSource source =
        source(() -> new ByteArrayInputStream(turn.getAndIncrement() == 0 ? good : bad), -1);
    StreamedLayerReader reader = reader(source, LayerLimits.defaults(), 0);
    LayerException failure =
        assertThrows(
            LayerException.class,
            () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.DIGEST_MISMATCH, failure.problem());
    assertEquals(2, closed.get());
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void checksSha512() throws Exception {
    TestLayer built =
        LayerBuilder.create()
            .file("etc/os-release", "NAME=x")
            .build()
            .digestedWith(Digest.Algorithm.SHA512);
    StreamedLayerReader reader =
        reader(source(built.content().bytes()), LayerLimits.defaults(), 1000);
    try (StreamedLayer layer = reader.read(layer(built), Wanted.paths(WANTED), bytes -> {})) {
      assertEquals("NAME=x", text(layer, "etc/os-release"));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, ENCODING", "false, TAR"})
  void reportsDamageOnlyIfTheDigestIsRight(boolean compressed, Problem problem) {
    TestLayer built =
        LayerBuilder.create()
            .compression(compressed ? Compression.gzip() : Compression.none())
            .file("etc/os-release", "NAME=x")
            .build();
    byte[] damaged = built.content().bytes();
    damaged[compressed ? damaged.length / 2 : 0] ^= 0x55;
    StreamedLayerReader reader = reader(source(damaged), LayerLimits.defaults(), 0);
    LayerException transfer =
        assertThrows(
            LayerException.class,
            () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.DIGEST_MISMATCH, transfer.problem());
    assertInstanceOf(LayerException.class, transfer.getSuppressed()[0]);

    Layer published = Layer.of(Blobs.digest(damaged), "memory:");
    LayerException permanent =
        assertThrows(
            LayerException.class, () -> reader.read(published, Wanted.paths(WANTED), bytes -> {}));
    assertEquals(problem, permanent.problem());
  }

  @Test
  void distinguishesAShortTransferFromAShortBlob() {
    TestLayer built = LayerBuilder.create().file("etc/os-release", "NAME=x").build();
    byte[] whole = built.content().bytes();
    byte[] part = Arrays.copyOf(whole, whole.length - 10);
    StreamedLayerReader reader =
        reader(
            source(() -> new ByteArrayInputStream(part), whole.length), LayerLimits.defaults(), 0);
    LayerException failure =
        assertThrows(
            LayerException.class,
            () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.UNREACHABLE, failure.problem());
    assertTrue(failure.toString().contains("after"), failure::toString);
  }

  @Test
  void reportsABrokenTransfer() {
    TestLayer built = LayerBuilder.create().file("etc/os-release", "NAME=x").build();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    StreamedLayerReader reader = reader(source(() -> broken, -1), LayerLimits.defaults(), 0);
    LayerException failure =
        assertThrows(
            LayerException.class,
            () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.UNREACHABLE, failure.problem());
    assertEquals(1, closed.get());
  }

  @Test
  void stopsWhenInterrupted() throws Exception {
    TestLayer built = LayerBuilder.create().file("etc/os-release", "NAME=x").build();
    StreamedLayerReader reader = reader(source(built.content().bytes()), LayerLimits.defaults(), 0);
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertFalse(Thread.interrupted());
    assertEquals(1, closed.get());
  }

  @Test
  void spillsFilesThatExceedTheBudget() throws Exception {
    byte[] large = new byte[700_000];
    Arrays.fill(large, (byte) 'x');
    TestLayer built =
        LayerBuilder.create()
            .compression(Compression.none())
            .file("a/Packages", "small")
            .file("b/Packages", large)
            .file("c/Packages", "little")
            .build();
    CaptureBudget budget = new CaptureBudget(12);
    StreamedLayerReader reader =
        new StreamedLayerReader(
            source(built.content().bytes()), LayerLimits.defaults(), budget, temporary);
    StreamedLayer layer = reader.read(layer(built), Wanted.paths(WANTED), bytes -> {});
    FileContent spilled = layer.open("b/Packages").orElseThrow();
    assertEquals(1, budget.available());
    assertEquals(700_000, layer.statistics().spilledBytes());
    assertEquals("small", text(layer, "a/Packages"));
    assertEquals("little", text(layer, "c/Packages"));
    assertEquals(Blobs.digest(large), Blobs.digest(spilled.readAll(1 << 20)));
    assertEquals(-1, spilled.read(700_000, new byte[1], 0, 1));
    layer.close();
    layer.close();
    assertEquals(12, budget.available());
    assertEquals(List.of(), temporaryFiles());
    assertThrows(IOException.class, () -> spilled.read(0, new byte[1], 0, 1));
    assertThrows(IOException.class, () -> layer.open("a/Packages"));
  }

  @Test
  void releasesTheBudgetWhenALayerFails() {
    TestLayer built = LayerBuilder.create().file("a/Packages", "database").build();
    CaptureBudget budget = new CaptureBudget(100);
    Layer other = Layer.of(new Digest(Digest.Algorithm.SHA256, "0".repeat(64)), "memory:");
    StreamedLayerReader reader =
        new StreamedLayerReader(
            source(built.content().bytes()), LayerLimits.defaults(), budget, temporary);
    assertThrows(LayerException.class, () -> reader.read(other, Wanted.paths(WANTED), bytes -> {}));
    assertEquals(100, budget.available());
  }

  @Test
  void aFullDiskAffectsOneFileOnly() throws Exception {
    TestLayer built =
        LayerBuilder.create()
            .file("a/Packages", "a database")
            .file("etc/os-release", "NAME=x")
            .build();
    StreamedLayerReader reader =
        new StreamedLayerReader(
            source(built.content().bytes()),
            LayerLimits.defaults(),
            new CaptureBudget(6),
            temporary.resolve("missing"));
    try (StreamedLayer layer = reader.read(layer(built), Wanted.paths(WANTED), bytes -> {})) {
      assertEquals("NAME=x", text(layer, "etc/os-release"));
      IOException failure = assertThrows(IOException.class, () -> layer.open("a/Packages"));
      assertTrue(failure.toString().contains("a/Packages"), failure::toString);
    }
  }

  @Test
  void aFileOverTheLimitAffectsNoOther() throws Exception {
    LayerLimits limits = new LayerLimits(100, 1 << 20, 8, 12);
    TestLayer built =
        LayerBuilder.create()
            .file("a/Packages", "too large")
            .file("b/Packages", "fits")
            .file("c/Packages", "is 8 too")
            .file("d/Packages", "no")
            .sparse("e/Packages", SparseFormat.OLD_GNU, 1L << 40, new Extent(0, Body.of("x")))
            .build();
    StreamedLayerReader reader = reader(source(built.content().bytes()), limits, 1000);
    try (StreamedLayer layer = reader.read(layer(built), Wanted.paths(WANTED), bytes -> {})) {
      assertEquals("fits", text(layer, "b/Packages"));
      assertEquals("is 8 too", text(layer, "c/Packages"));
      assertEquals(new LimitHit("maxFileBytes", 8), limitOf(layer, "a/Packages"));
      assertEquals(new LimitHit("maxCapturedBytes", 12), limitOf(layer, "d/Packages"));
      assertEquals(new LimitHit("maxFileBytes", 8), limitOf(layer, "e/Packages"));
    }
  }

  private static LimitHit limitOf(StreamedLayer layer, String path) {
    return assertThrows(LayerLimitException.class, () -> layer.open(path)).limit();
  }

  @Test
  void refusesALayerWithTooManyEntries() {
    LayerBuilder builder = LayerBuilder.create();
    for (int i = 0; i < 11; i++) {
      builder.file("f" + i, "");
    }
    assertLimit(builder.build(), new LayerLimits(10, 1 << 20, 1000, 1000), "maxEntries of 10");
  }

  @Test
  void countsImpliedDirectoriesAndLongNamesAsEntries() {
    LayerLimits limits = new LayerLimits(10, 1 << 20, 1000, 1000);
    assertLimit(
        LayerBuilder.create().file("1/2/3/4/5/6/7/8/9/10/11", "").build(),
        limits,
        "maxEntries of 10");
    assertLimit(LayerBuilder.create().file("x".repeat(2600), "").build(), limits, "maxEntries");
  }

  @Test
  void refusesALayerThatIsTooLargeWhenDecompressed() {
    LayerBuilder builder = LayerBuilder.create().file("zeros", Body.repeated('\0', 1 << 20));
    assertLimit(
        builder.build(),
        new LayerLimits(10, 1 << 19, 1000, 1000),
        "maxUncompressedBytes of " + (1 << 19));
  }

  private void assertLimit(TestLayer built, LayerLimits limits, String message) {
    StreamedLayerReader reader = reader(source(built.content().bytes()), limits, 1000);
    LayerException failure =
        assertThrows(
            LayerException.class,
            () -> reader.read(layer(built), Wanted.paths(WANTED), bytes -> {}));
    assertEquals(Problem.LIMIT, failure.problem());
    assertTrue(failure.toString().contains(message), failure::toString);
  }
}
