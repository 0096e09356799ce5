package dev.libindex.internal.tar;

import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.EntryType;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.Extent;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.SparseFormat;
import dev.libindex.testdata.image.TarFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares random tars with what Commons Compress reads. */
class CommonsCompressOracleTest {
  private static final int ENTRIES = 120;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreesWithCommonsCompress(long seed) throws IOException {
    byte[] tar = randomTar(new Random(seed));
    List<RecordedTar.Entry> expected = readByCommonsCompress(tar);
    assertTrue(expected.size() >= ENTRIES, () -> "only " + expected.size());
    assertIterableEquals(expected, RecordedTar.read(tar));
  }

  private static byte[] randomTar(Random random) {
    TarFormat format = random.nextBoolean() ? TarFormat.GNU : TarFormat.PAX;
    LayerBuilder builder = LayerBuilder.create().compression(Compression.none()).format(format);
    for (int i = 0; i < ENTRIES; i++) {
      String path = path(random) + i;
      switch (random.nextInt(9)) {
        case 0 -> builder.directory(path);
        case 1 -> builder.symlink(path, path(random));
        case 2 -> builder.hardlink(path, path(random));
        case 3 -> builder.characterDevice(path, random.nextInt(100), random.nextInt(100));
        case 4 -> sparse(builder, "sparse/" + i, random);
        default -> builder.file(path, content(random));
      }
    }
    return builder.build().content().bytes();
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder("d");
    int length = random.nextInt(random.nextInt(10) == 0 ? 600 : 60);
    while (path.length() < length) {
      path.append(random.nextInt(6) == 0 ? "/" : Character.toString('a' + random.nextInt(26)));
    }
    return path.append(random.nextInt(20) == 0 ? "\u00e9\u6f22" : "x").toString();
  }

  private static byte[] content(Random random) {
    byte[] content = new byte[random.nextInt(random.nextInt(20) == 0 ? 400_000 : 3000)];
    random.nextBytes(content);
    return content;
  }

  private static void sparse(LayerBuilder builder, String path, Random random) {
    List<Extent> extents = new ArrayList<>();
    long end = 0;
    for (int i = random.nextInt(40); i >= 0; i--) {
      long start = end + 1 + random.nextInt(5000);
      byte[] data = new byte[1 + random.nextInt(3000)];
      random.nextBytes(data);
      extents.add(new Extent(start, Body.of(data)));
      end = start + data.length;
    }
    SparseFormat[] formats = SparseFormat.values();
    SparseFormat format = formats[random.nextInt(formats.length)];
    builder.sparse(path, format, end + random.nextInt(5000), extents.toArray(Extent[]::new));
  }

  private static List<RecordedTar.Entry> readByCommonsCompress(byte[] tar) throws IOException {
    List<RecordedTar.Entry> entries = new ArrayList<>();
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), "ISO-8859-1")) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        EntryType type = type(entry);
        boolean file = type == EntryType.FILE;
        entries.add(
            new RecordedTar.Entry(
                latin(entry.getName()),
                type,
                file ? entry.getRealSize() : 0,
                latin(entry.getLinkName()),
                file ? RecordedTar.hash(in.readAllBytes()) : ""));
      }
    }
    return entries;
  }

  /** Returns the text in Latin-1. Commons Compress always decodes pax records as UTF-8. */
  private static String latin(String text) {
    boolean decoded = text.chars().anyMatch(c -> c > 0xFF) || text.contains("\u00e9");
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return decoded ? new String(utf8, java.nio.charset.StandardCharsets.ISO_8859_1) : text;
  }

  private static EntryType type(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    if (entry.isSymbolicLink()) {
      return EntryType.SYMLINK;
    }
    if (entry.isLink()) {
      return EntryType.HARDLINK;
    }
    return entry.isCharacterDevice() ? EntryType.OTHER : EntryType.FILE;
  }
}
