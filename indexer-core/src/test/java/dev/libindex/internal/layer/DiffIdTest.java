package dev.libindex.internal.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.internal.fetch.LayerBody;
import dev.libindex.internal.scan.Wanted;
import dev.libindex.layer.LayerLimits;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Digest;
import dev.libindex.model.Layer;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The diffID of a layer")
class DiffIdTest {
  private static final Wanted WANTED = Wanted.paths(PathSelector.names("a", "link"));

  @TempDir Path temporary;

  static Stream<TestLayer> layers() {
    return Stream.of(
            Compression.none(),
            Compression.gzip(),
            Compression.gzipMembers(1000),
            Compression.zstd(),
            Compression.zstdFrames(1000),
            Compression.zstdAfterSkippable(new byte[100]))
        .flatMap(
            compression ->
                Stream.of(
                    layer().compression(compression).build(),
                    layer().raw(new byte[70_000]).compression(compression).build(),
                    layer().withoutTrailer().compression(compression).build(),
                    LayerBuilder.create().compression(compression).build(),
                    layer()
                        .compression(compression)
                        .build()
                        .digestedWith(Digest.Algorithm.SHA512)));
  }

  private static LayerBuilder layer() {
    return LayerBuilder.create().file("a", "wanted").file("b", new byte[200_000]);
  }

  @ParameterizedTest
  @MethodSource("layers")
  @DisplayName("is the SHA-256 of all decompressed bytes, also of those after the end of the tar")
  void computed(TestLayer layer) throws Exception {
    assertEquals(Optional.of(layer.diffId()), diffId(reader(layer).withDiffIds(), layer));
  }

  @Test
  @DisplayName("is that of the first pass if there are two")
  void twoPasses() throws Exception {
    TestLayer layer =
        LayerBuilder.create().file("b", "target").file("a", "").symlink("link", "b").build();

    assertEquals(Optional.of(layer.diffId()), diffId(reader(layer).withDiffIds(), layer));
  }

  @Test
  @DisplayName("is not computed unless wanted")
  void notWanted() throws Exception {
    TestLayer layer = layer().compression(Compression.none()).build();

    assertEquals(Optional.empty(), diffId(reader(layer), layer));
  }

  @Test
  @DisplayName("also covers bytes that are skipped")
  void skipped() throws IOException {
    byte[] content = new byte[200_000];
    content[150_000] = 1;
    var hash = Hashes.of(Digest.Algorithm.SHA256);
    InputStream in = new ExpandedStream(new ByteArrayInputStream(content), 1 << 20, hash);
    assertEquals(content[0], in.read());
    in.skipNBytes(199_998);
    assertEquals(content[199_999], in.read());

    var expected = Hashes.of(Digest.Algorithm.SHA256);
    expected.update(content);
    assertEquals(Hashes.hex(expected), Hashes.hex(hash));
  }

  private static Optional<Digest> diffId(StreamedLayerReader reader, TestLayer layer)
      throws InterruptedException {
    try (StreamedLayer read =
        reader.read(Layer.of(layer.digest(), "memory:"), WANTED, bytes -> {})) {
      return read.diffId();
    }
  }

  private StreamedLayerReader reader(TestLayer layer) {
    byte[] bytes = layer.content().bytes();
    return new StreamedLayerReader(
        asked -> new LayerBody(new ByteArrayInputStream(bytes), "", bytes.length, () -> {}),
        LayerLimits.defaults(),
        new CaptureBudget(1 << 20),
        temporary);
  }
}
