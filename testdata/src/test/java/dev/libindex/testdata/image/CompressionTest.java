package dev.libindex.testdata.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.testdata.http.Body;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CompressionTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void compresses(String name, Compression compression, String suffix, String magic, int parts) {
    LayerBuilder builder = LayerBuilder.create().file("a", Body.repeated('x', 100_000));
    byte[] archive = builder.compression(Compression.none()).build().content().bytes();

    TestLayer layer = builder.compression(compression).build();

    byte[] content = layer.content().bytes();
    assertArrayEquals(archive, layer.archive().bytes());
    assertEquals("application/vnd.oci.image.layer.v1.tar" + suffix, layer.mediaType());
    assertEquals(magic, hex(content, 0));
    assertEquals(parts, count(content, magic));
  }

  static Stream<Arguments> compresses() {
    return Stream.of(
        Arguments.of("gzip", Compression.gzip(), "+gzip", "1f8b08", 1),
        Arguments.of("gzip members", Compression.gzipMembers(10_000), "+gzip", "1f8b08", 11),
        Arguments.of("zstd", Compression.zstd(), "+zstd", "28b52f", 1),
        Arguments.of("zstd frames", Compression.zstdFrames(50_000), "+zstd", "28b52f", 3),
        Arguments.of(
            "zstd skippable", Compression.zstdAfterSkippable(new byte[5]), "+zstd", "502a4d", 1));
  }

  private static int count(byte[] content, String magic) {
    int count = 0;
    for (int i = 0; i + 3 <= content.length; i++) {
      if (hex(content, i).equals(magic)) {
        count++;
      }
    }
    return count;
  }

  private static String hex(byte[] content, int offset) {
    return "%02x%02x%02x".formatted(content[offset], content[offset + 1], content[offset + 2]);
  }
}
