package dev.libindex.internal.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TarFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares random tars with what GNU tar extracts to a directory: every file, link and byte. */
class GnuTarOracleTest {
  private static final int ENTRIES = 150;

  @TempDir Path folder;

  @BeforeAll
  static void needsGnuTar() throws Exception {
    boolean present;
    try {
      Process tar = new ProcessBuilder("tar", "--version").start();
      present = new String(tar.getInputStream().readAllBytes(), UTF_8).contains("GNU tar");
    } catch (IOException e) {
      present = false;
    }
    assumeTrue(present, "skipped: no GNU tar on this machine");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void extractsTheSame(long seed) throws Exception {
    byte[] tar = randomTar(new Random(seed));
    Path archive = Files.write(folder.resolve("layer.tar"), tar);
    Path root = Files.createDirectory(folder.resolve("root"));
    // Without -P, tar waits until the end before it creates symbolic links that contain "..", and
    // mixes up those that occur twice.
    List<String> command =
        List.of("tar", "-xPf", archive.toString(), "-C", root.toString(), "--no-same-owner");
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertEquals(0, exit);
    Map<String, String> expected = extracted(root);
    assertTrue(expected.size() > ENTRIES / 3, () -> "only " + expected.size());
    assertEquals(expected, captured(tar));
  }

  private static byte[] randomTar(Random random) {
    TarFormat[] formats = {TarFormat.USTAR, TarFormat.GNU, TarFormat.PAX};
    LayerBuilder builder =
        LayerBuilder.create()
            .compression(Compression.none())
            .format(formats[random.nextInt(formats.length)]);
    List<String> files = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      String path = directory(random) + "/f" + random.nextInt(60);
      switch (random.nextInt(6)) {
        case 0 -> builder.directory(directory(random));
        case 1 -> builder.symlink(directory(random) + "/s" + random.nextInt(20), target(random));
        case 2 -> {
          if (!files.isEmpty()) {
            builder.hardlink(
                directory(random) + "/h" + random.nextInt(20),
                files.get(random.nextInt(files.size())));
          }
        }
        default -> {
          byte[] content = new byte[random.nextInt(2000)];
          random.nextBytes(content);
          builder.file(path, content);
          files.add(path);
        }
      }
    }
    return builder.build().content().bytes();
  }

  private static String directory(Random random) {
    return "d" + random.nextInt(4) + (random.nextBoolean() ? "/e" + random.nextInt(3) : "");
  }

  private static String target(Random random) {
    String up = random.nextBoolean() ? "../" : "";
    return up + directory(random) + (random.nextBoolean() ? "/f" + random.nextInt(60) : "");
  }

  private static Map<String, String> extracted(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        String name = root.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          tree.put(name, "-> " + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          tree.put(name, Blobs.digest(Files.readAllBytes(path)).hex());
        }
      }
    }
    return tree;
  }

  private static Map<String, String> captured(byte[] tar) throws Exception {
    Map<String, String> tree = new TreeMap<>();
    try (StreamedLayer layer = Blobs.read(tar, Blobs.EVERYTHING)) {
      for (LayerEntry entry : layer.select(Blobs.EVERYTHING)) {
        tree.put(
            entry.path(),
            entry.type() == EntryType.SYMLINK
                ? "-> " + entry.linkTarget()
                : Blobs.digest(layer.open(entry.path()).orElseThrow().readAll(1 << 20)).hex());
      }
    }
    return tree;
  }
}
