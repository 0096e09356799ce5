package dev.libindex.internal.layer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.internal.fetch.LayerSource;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.layer.UncapturedException;
import dev.libindex.model.Layer;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Extent;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.SparseFormat;
import dev.libindex.testdata.image.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file that a wanted link leads to")
class LinkedFilesTest {
  private static final LayerLimits LIMITS = LayerLimits.defaults();
  private static final String MAGIC = "database!";

  /** Wants Packages and etc/os-release, and recognises files that begin with the magic. */
  private record Recognizing() implements PackageScanner {

    @Override
    public ScannerIdentity identity() {
      return new ScannerIdentity("recognizing", "1", ScannerKind.PACKAGE);
    }

    @Override
    public PathSelector wants() {
      return PathSelector.names("Packages").or(PathSelector.paths("etc/os-release"));
    }

    @Override
    public boolean recognizes(byte[] beginning, int length, long size) {
      return new String(beginning, 0, length, ISO_8859_1).startsWith(MAGIC);
    }

    @Override
    public ScanResult<Package> scan(LayerView layer) {
      return ScanResult.empty();
    }
  }

  private static StreamedLayer read(LayerBuilder builder) throws InterruptedException {
    return read(builder, LIMITS, new CaptureBudget(1 << 20));
  }

  private static StreamedLayer read(LayerBuilder builder, LayerLimits limits, CaptureBudget budget)
      throws InterruptedException {
    byte[] blob = builder.build().content().bytes();
    return read(blob, Blobs.source(blob), limits, budget);
  }

  private static StreamedLayer read(
      byte[] blob, LayerSource source, LayerLimits limits, CaptureBudget budget)
      throws InterruptedException {
    return Blobs.reader(source, limits, budget)
        .read(
            Layer.of(Blobs.digest(blob), "memory:"),
            Wanted.by(List.of(new Recognizing())),
            bytes -> {});
  }

  private static String text(LayerView layer, String path) throws IOException {
    return new String(layer.open(path).orElseThrow().readAll(1 << 20), UTF_8);
  }

  private static List<String> paths(List<LayerEntry> entries) {
    return entries.stream().map(LayerEntry::path).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("is read in the same pass if it comes before the link and is recognised")
  void recognized(boolean symbolic) throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().file("objects/1", MAGIC + "one").file("objects/2", "other");
    builder =
        symbolic
            ? builder.symlink("var/lib/rpm/Packages", "../../../objects/1")
            : builder.hardlink("var/lib/rpm/Packages", "objects/1");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(MAGIC + "one", text(layer, "var/lib/rpm/Packages"));
      assertEquals(1, layer.requests());
      assertThrows(UncapturedException.class, () -> layer.open("objects/2"));
    }
  }

  @Test
  @DisplayName("is read in the same pass if it comes after a symbolic link to it")
  void later() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .symlink("etc/os-release", "../usr/lib/os-release")
            .symlink("lib", "usr/lib")
            .symlink("opt/Packages", "/lib/packages")
            .symlink("usr/lib/os-release", "./os.release.d/os-release-container")
            .file("usr/lib/os.release.d/os-release-container", "NAME=x")
            .file("usr/lib/os.release.d/os-release-other", "NAME=y")
            .file("usr/lib/packages", "list");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("NAME=x", text(layer, "etc/os-release"));
      assertEquals("list", text(layer, "opt/Packages"));
      assertEquals(1, layer.requests());
    }
  }

  @Test
  @DisplayName("is read in a second pass if there is no way to know it in the first")
  void lastResort() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create().file("objects/1", "one").hardlink("opt/Packages", "objects/1");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("one", text(layer, "opt/Packages"));
      assertEquals(2, layer.requests());
    }
  }

  @Test
  @DisplayName("is recognised wherever the blob is cut while it arrives")
  void pieces() throws Exception {
    String content = MAGIC + "x".repeat(3_000);
    LayerBuilder builder =
        LayerBuilder.create()
            .file("objects/small", MAGIC)
            .file("objects/1", content)
            .file("objects/other", "y".repeat(2_000))
            .hardlink("a/Packages", "objects/1")
            .hardlink("b/Packages", "objects/small");
    byte[] blob = builder.build().content().bytes();
    for (long seed = 1; seed <= 50; seed++) {
      Random random = new Random(seed);
      LayerSource source = layer -> new LayerBody(trickle(blob, random), "", blob.length, () -> {});
      try (StreamedLayer layer = read(blob, source, LIMITS, new CaptureBudget(1 << 20))) {
        assertEquals(content, text(layer, "a/Packages"), "seed " + seed);
        assertEquals(MAGIC, text(layer, "b/Packages"), "seed " + seed);
        assertEquals(1, layer.requests(), "seed " + seed);
        assertEquals(List.of("objects/1", "objects/small"), paths(layer.recognized()));
      }
    }
  }

  private static InputStream trickle(byte[] blob, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(blob)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(700)));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 400, 700})
  @DisplayName("is recognised if it is sparse")
  void sparse(long holeStart) throws Exception {
    byte[] head =
        (MAGIC + "z".repeat((int) Math.max(0, holeStart - MAGIC.length()))).getBytes(UTF_8);
    long size = 5_000;
    byte[] tail = "tail".getBytes(UTF_8);
    LayerBuilder builder =
        LayerBuilder.create()
            .sparse(
                "objects/1",
                SparseFormat.PAX_1_0,
                size,
                new Extent(0, Body.of(head)),
                new Extent(4_000, Body.of(tail)))
            .hardlink("a/Packages", "objects/1");
    byte[] expected = Arrays.copyOf(head, (int) size);
    System.arraycopy(tail, 0, expected, 4_000, tail.length);
    try (StreamedLayer layer = read(builder)) {
      assertEquals(new String(expected, UTF_8), text(layer, "a/Packages"));
      assertEquals(1, layer.requests());
    }
  }

  @Test
  @DisplayName("is spilled if the memory for captured files is used up")
  void spilled() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("objects/1", MAGIC + "x".repeat(100_000))
            .hardlink("a/Packages", "objects/1");
    CaptureBudget budget = new CaptureBudget(0);
    try (StreamedLayer layer = read(builder, LIMITS, budget)) {
      assertEquals(MAGIC + "x".repeat(100_000), text(layer, "a/Packages"));
      assertEquals(100_000 + MAGIC.length(), layer.statistics().spilledBytes());
      assertEquals(1, layer.requests());
    }
    assertEquals(0, budget.available());
  }

  @Test
  @DisplayName("does not take away from the limit of what scanners asked for")
  void limits() throws Exception {
    LayerLimits limits = new LayerLimits(100, 1 << 20, 50, 60);
    LayerBuilder builder =
        LayerBuilder.create()
            .file("objects/1", MAGIC + "x".repeat(41))
            .file("objects/2", MAGIC + "y".repeat(41))
            .file("objects/3", MAGIC + "z".repeat(42))
            .file("a/Packages", "p".repeat(50));
    try (StreamedLayer layer = read(builder, limits, new CaptureBudget(1 << 20))) {
      assertEquals("p".repeat(50), text(layer, "a/Packages"));
      assertEquals(List.of("objects/1", "objects/2"), paths(layer.recognized()));
      assertEquals(1, layer.requests());
    }
  }

  @Test
  @DisplayName("can be listed although nothing in the layer names it")
  void listed() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("objects/2", MAGIC + "2")
            .file("objects/1", MAGIC + "1")
            .file("objects/replaced", MAGIC + "3")
            .file("objects/replaced", "4")
            .file("objects/empty", "");
    try (StreamedLayer layer = read(builder)) {
      assertEquals(List.of("objects/1", "objects/2"), paths(layer.recognized()));
      assertEquals(MAGIC + "1", text(layer, "objects/1"));
    }
  }

  @Test
  @DisplayName("is the same file under each of its names")
  void resolved() throws Exception {
    LayerBuilder builder =
        LayerBuilder.create()
            .file("objects/1", MAGIC)
            .hardlink("a/Packages", "objects/1")
            .symlink("b/Packages", "../a/Packages")
            .file("c/Packages", MAGIC)
            .symlink("d/Packages", "nothing");
    try (StreamedLayer layer = read(builder)) {
      assertEquals("objects/1", layer.resolve("a/Packages").orElseThrow().path());
      assertEquals(layer.resolve("a/Packages"), layer.resolve("b/Packages"));
      assertEquals(layer.resolve("a/Packages"), layer.resolve("objects/1"));
      assertEquals("c/Packages", layer.resolve("c/Packages").orElseThrow().path());
      assertFalse(layer.resolve("d/Packages").isPresent());
      assertFalse(layer.resolve("e/Packages").isPresent());
    }
  }

  @Test
  @DisplayName("may be in another layer")
  void outside() throws Exception {
    PathSelector wanted = new Recognizing().wants();
    LayerBuilder builder =
        LayerBuilder.create()
            .file("here", "x")
            .hardlink("a/Packages", "objects/1")
            .hardlink("b/Packages", "here")
            .symlink("c/Packages", "/objects/2")
            .symlink("d/Packages", "../here")
            .hardlink("e/Packages", "a/Packages")
            .hardlink("f/other", "objects/1")
            .hardlink("g/Packages", "objects/1")
            .file("g/Packages", "x");
    TestLayer built = builder.build();
    try (StreamedLayer layer =
        read(
            built.content().bytes(),
            Blobs.source(built.content().bytes()),
            LIMITS,
            new CaptureBudget(1 << 20))) {
      assertEquals(
          List.of("a/Packages", "c/Packages", "e/Packages"), paths(layer.linksOutside(wanted)));
      assertEquals(
          List.of("f/other"), paths(layer.linksOutside(PathSelector.paths("f/other", "here"))));
      assertEquals("objects/1", layer.linksOutside(wanted).get(0).targetPath().orElseThrow());
      assertEquals(
          List.of("b/Packages", "c/Packages", "d/Packages", "g/Packages"),
          paths(layer.select(wanted)));
    }
  }
}
