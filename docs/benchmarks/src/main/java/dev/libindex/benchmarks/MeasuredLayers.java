package dev.libindex.benchmarks;

import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import java.nio.file.Path;
import java.util.Random;

/** The layers with which the cost of a pass is measured; they have the same bytes in every run. */
final class MeasuredLayers {
  private static final int BASE_FILES = 12_000;
  private static final int BASE_FILE_SIZE = 17_000;
  private static final int DATABASE_SIZE = 20 << 20;

  private static final int DICTIONARY = 2048;
  private static final int MAX_REPEAT = 24;

  private MeasuredLayers() {}

  /**
   * Returns a layer similar to a base image: 12,000 files of 17 KB on average and a package
   * database.
   */
  static TestLayer base(Path file) {
    Random random = new Random(2);
    LayerBuilder layer = LayerBuilder.create().file("etc/os-release", "NAME=\"Linux\"\n");
    for (int i = 0; i < BASE_FILES; i++) {
      byte[] content = content(random, random.nextInt(2 * BASE_FILE_SIZE));
      layer.file("usr/share/package" + i / 40 + "/file" + i, content);
    }
    layer.file("var/lib/rpm/Packages", content(random, DATABASE_SIZE));
    return layer.buildTo(file);
  }

  /** Returns a layer of many files with one line each. */
  static TestLayer smallFiles(Path file, int count) {
    Random random = new Random(3);
    LayerBuilder layer = LayerBuilder.create();
    for (int i = 0; i < count; i++) {
      String folder = "usr/lib/node_modules/package-%04d/lib/%02d/".formatted(i / 200, i / 20 % 10);
      String line = "module.exports = \"%016x%016x\";\n";
      layer.file(
          folder + "module-%06d.js".formatted(i),
          line.formatted(random.nextLong(), random.nextLong()));
    }
    return layer.buildTo(file);
  }

  /**
   * Returns repeated pieces of random bytes, which compress to about a third, as files usually do.
   */
  private static byte[] content(Random random, int length) {
    byte[] dictionary = new byte[DICTIONARY];
    random.nextBytes(dictionary);
    byte[] content = new byte[length];
    for (int at = 0; at < length; ) {
      int piece = Math.min(1 + random.nextInt(MAX_REPEAT), length - at);
      System.arraycopy(dictionary, random.nextInt(DICTIONARY - piece), content, at, piece);
      at += piece;
    }
    return content;
  }
}
