package dev.libindex.reuse;

import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One archive in different compressions, so that it has different digests. */
final class SameContent {
  private static final int SKIPPABLE_FRAME_MAGIC = 0x184D2A50; // RFC 8878, section 3.1.2
  private static final int PIECE = 4096;

  private final TestLayer original;

  SameContent(TestLayer original) {
    this.original = original;
  }

  TestLayer gzip() {
    return compressed(Compression.gzip());
  }

  /** Returns gzip with other members, as from another tool. */
  TestLayer otherGzip() {
    return compressed(Compression.gzipMembers(PIECE));
  }

  TestLayer zstd() {
    return compressed(Compression.zstd());
  }

  TestLayer plain() {
    return compressed(Compression.none());
  }

  /** Returns frames for ranges of the archive, with a table of contents in a skippable frame. */
  TestLayer zstdChunked() {
    TestLayer frames = compressed(Compression.zstdFrames(PIECE));
    byte[] contents = "{\"version\":1,\"entries\":[]}".getBytes(StandardCharsets.UTF_8);
    ByteBuffer frame = ByteBuffer.allocate(8 + contents.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(SKIPPABLE_FRAME_MAGIC).putInt(contents.length).put(contents);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(frames.content().bytes());
    all.writeBytes(frame.array());
    return TestLayer.of(frames.mediaType(), Body.of(all.toByteArray()));
  }

  private TestLayer compressed(Compression compression) {
    return LayerBuilder.create()
        .withoutTrailer()
        .raw(original.archive().bytes())
        .compression(compression)
        .build();
  }
}
