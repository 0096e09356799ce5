package dev.libindex.internal.tar;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.layer.EntryType;
import dev.libindex.testdata.http.Body;
import dev.libindex.testdata.image.Compression;
import dev.libindex.testdata.image.Extent;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.SparseFormat;
import dev.libindex.testdata.image.TarEntry;
import dev.libindex.testdata.image.TarFormat;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarWalkerTest {
  private static final int BLOCK = 512;

  private static LayerBuilder tar() {
    return LayerBuilder.create().compression(Compression.none());
  }

  private static byte[] bytes(LayerBuilder builder) {
    return builder.build().content().bytes();
  }

  private static List<String> names(byte[] tar) throws IOException {
    return RecordedTar.read(tar).stream().map(RecordedTar.Entry::path).toList();
  }

  private static void assertMalformed(byte[] tar, String problem) {
    TarFormatException failure = assertThrows(TarFormatException.class, () -> names(tar));
    assertTrue(failure.toString().contains(problem), failure::toString);
  }

  /** Returns a header with this size field and the right checksum. */
  private static byte[] withSize(String octal) {
    byte[] tar = bytes(tar().file("a", "").withoutTrailer());
    byte[] size = octal.getBytes(US_ASCII);
    System.arraycopy(size, 0, tar, 124, size.length);
    return fixChecksum(tar);
  }

  private static byte[] fixChecksum(byte[] tar) {
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += tar[i] & 0xFF;
    }
    byte[] text = "%06o\0 ".formatted(sum).getBytes(US_ASCII);
    System.arraycopy(text, 0, tar, 148, text.length);
    return tar;
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryDialect(TarFormat format) throws IOException {
    byte[] content = "hello".getBytes(UTF_8);
    byte[] tar =
        bytes(
            tar()
                .format(format)
                .directory("usr")
                .file("usr/file", content)
                .symlink("usr/link", "file")
                .hardlink("usr/hard", "usr/file")
                .fifo("usr/fifo"));
    assertEquals(
        List.of(
            new RecordedTar.Entry("usr/", EntryType.DIRECTORY, 0, "", ""),
            new RecordedTar.Entry("usr/file", EntryType.FILE, 5, "", RecordedTar.hash(content)),
            new RecordedTar.Entry("usr/link", EntryType.SYMLINK, 0, "file", ""),
            new RecordedTar.Entry("usr/hard", EntryType.HARDLINK, 0, "usr/file", ""),
            new RecordedTar.Entry("usr/fifo", EntryType.OTHER, 0, "", "")),
        RecordedTar.read(tar));
  }

  @ParameterizedTest
  @EnumSource(names = {"GNU", "PAX"})
  void readsLongNamesAndTargets(TarFormat format) throws IOException {
    String path = "a/".repeat(200) + "x".repeat(300);
    byte[] tar = bytes(tar().format(format).symlink(path, "/" + path).file("next", "n"));
    RecordedTar.Entry link = RecordedTar.read(tar).get(0);
    assertEquals(path, link.path());
    assertEquals("/" + path, link.link());
    assertEquals(List.of(path, "next"), names(tar));
  }

  @ParameterizedTest
  @EnumSource
  void expandsSparseFiles(SparseFormat format) throws IOException {
    int size = 300_000;
    byte[] expected = new byte[size];
    Extent[] extents = new Extent[30];
    for (int i = 0; i < extents.length; i++) {
      byte[] data = ("piece " + i).repeat(100 + i).getBytes(US_ASCII);
      System.arraycopy(data, 0, expected, 10_000 * i, data.length);
      extents[i] = new Extent(10_000L * i, Body.of(data));
    }
    byte[] tar = bytes(tar().sparse("sparse", format, size, extents).file("next", "n"));
    assertEquals(
        new RecordedTar.Entry("sparse", EntryType.FILE, size, "", RecordedTar.hash(expected)),
        RecordedTar.read(tar).get(0));
    assertEquals(List.of("sparse", "next"), names(tar));
  }

  @ParameterizedTest
  @EnumSource
  void skipsAnUnwantedSparseFile(SparseFormat format) throws IOException {
    byte[] tar =
        bytes(
            tar()
                .sparse("sparse", format, 1L << 40, new Extent(1 << 20, Body.of("x".repeat(700))))
                .file("next", "n"));
    assertEquals(List.of("sparse", "next"), names(tar));
    assertEquals(1L << 40, RecordedTar.read(tar).get(0).size());
  }

  @Test
  void takesTheSizeFromThePaxHeader() throws IOException {
    byte[] content = "x".repeat(1000).getBytes(US_ASCII);
    byte[] header =
        bytes(tar().entry(TarEntry.file("big", Body.of("")).pax("size", "1000")).withoutTrailer());
    byte[] tar = bytes(tar().raw(header).raw(Arrays.copyOf(content, 1024)).file("next", "n"));
    assertEquals(
        new RecordedTar.Entry("big", EntryType.FILE, 1000, "", RecordedTar.hash(content)),
        RecordedTar.read(tar).get(0));
    assertEquals(List.of("big", "next"), names(tar));
  }

  @Test
  void anEmptyPaxRecordChangesNothing() throws IOException {
    byte[] tar = bytes(tar().entry(TarEntry.file("name", Body.of("")).pax("path", "")));
    assertEquals(List.of("name"), names(tar));
  }

  @Test
  void ignoresGlobalPaxHeaders() throws IOException {
    byte[] tar = bytes(tar().paxGlobal("path", "global").file("name", "x"));
    assertEquals(List.of("name"), names(tar));
  }

  @Test
  void readsThePrefixThatOldGoWroteIntoGnuHeaders() throws IOException {
    byte[] tar = bytes(tar().format(TarFormat.GNU).file("name", ""));
    byte[] prefix = "some/where".getBytes(US_ASCII);
    System.arraycopy(prefix, 0, tar, 345, prefix.length);
    assertEquals(List.of("some/where/name"), names(fixChecksum(tar)));
  }

  @Test
  void readsSignedChecksums() throws IOException {
    byte[] tar = bytes(tar().file("n\u00e4me", ""));
    int signed = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      signed += i >= 148 && i < 156 ? 0 : tar[i];
    }
    byte[] text = "%06o\0 ".formatted(signed).getBytes(US_ASCII);
    System.arraycopy(text, 0, tar, 148, text.length);
    assertEquals(1, names(tar).size());
  }

  @Test
  void endsAtTwoZeroBlocks() throws IOException {
    byte[] tar = bytes(tar().file("a", "").raw(new byte[2 * BLOCK]).file("b", ""));
    assertEquals(List.of("a"), names(tar));
  }

  @Test
  void readsOnAfterASingleZeroBlockBeforeAHeader() throws IOException {
    byte[] tar = bytes(tar().file("a", "").raw(new byte[BLOCK]).file("b", ""));
    assertEquals(List.of("a", "b"), names(tar));
  }

  @Test
  void endsAtASingleZeroBlockBeforeGarbage() throws IOException {
    byte[] garbage = "garbage ".repeat(64).getBytes(US_ASCII);
    byte[] tar = bytes(tar().file("a", "").raw(new byte[BLOCK]).raw(garbage));
    assertEquals(List.of("a"), names(tar));
  }

  @Test
  void endsWithTheStream() throws IOException {
    assertEquals(List.of(), names(new byte[0]));
    assertEquals(List.of("a"), names(bytes(tar().file("a", "x").withoutTrailer())));
    byte[] cutInPadding = Arrays.copyOf(bytes(tar().file("a", "x").withoutTrailer()), BLOCK + 7);
    assertEquals(List.of("a"), names(cutInPadding));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 513, 1023})
  void refusesATruncatedTar(int length) {
    byte[] tar = bytes(tar().file("a", "x".repeat(512)));
    assertMalformed(Arrays.copyOf(tar, length), "the tar ends within");
  }

  @Test
  void refusesATarThatIsCutWithinAnUnwantedFile() {
    byte[] tar = Arrays.copyOf(bytes(tar().file("a", "x".repeat(512))), 1000);
    assertThrows(
        TarFormatException.class,
        () -> RecordedTar.read(new ByteArrayInputStream(tar), path -> false));
  }

  @Test
  void refusesWrongChecksums() {
    byte[] tar = bytes(tar().file("a", "").file("b", ""));
    tar[BLOCK] ^= 1;
    assertMalformed(tar, "byte 512");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00f0",
        "-0000000001\0",
        "12x40000000\0"
      })
  void refusesInvalidSizes(String size) {
    byte[] field = size.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] tar = bytes(tar().file("a", "").withoutTrailer());
    System.arraycopy(field, 0, tar, 124, field.length);
    assertMalformed(fixChecksum(tar), "size");
  }

  @Test
  void refusesAFileLongerThanTheTar() {
    assertMalformed(withSize("77777777777\0"), "the tar ends within");
    byte[] tar = bytes(tar().file("a", "").withoutTrailer());
    Arrays.fill(tar, 124, 136, (byte) 0xFF);
    Arrays.fill(tar, 125, 128, (byte) 0);
    tar[124] = (byte) 0x80;
    tar[128] = 0x7F;
    assertMalformed(fixChecksum(tar), "the tar ends within");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 a=\n",
        "99 path=a\n",
        "9 path=a.",
        "x path=a\n",
        "10 path=a\n\0",
        "8 path\n",
        "4 =\n",
        "11 path=a\0b\n",
        "10 size=-1\n",
        "28 size=9223372036854775808\n",
        "0 path=a\n"
      })
  void refusesBrokenPaxRecords(String records) {
    byte[] tar = bytes(tar().entry(TarEntry.of('x', "pax", Body.of(records))).file("a", ""));
    if (!records.equals("5 a=\n")) {
      assertMalformed(tar, "pax record");
    }
  }

  @Test
  void refusesHugeExtensions() {
    byte[] tar = bytes(tar().entry(TarEntry.of('L', "long", Body.repeated('x', (1 << 20) + 1))));
    assertMalformed(tar, "an extension header of 1048577 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0,5,3,5", "0,5,6,20", "0,4", "0", "0,5,6", "0,5,6,6", "9223372036854775807,5"})
  void refusesSparseMapsThatDoNotFit(String map) {
    TarEntry entry =
        TarEntry.file("a", Body.of("0123456789"))
            .pax("GNU.sparse.major", "0")
            .pax("GNU.sparse.minor", "1")
            .pax("GNU.sparse.size", "15")
            .pax("GNU.sparse.map", map);
    assertMalformed(bytes(tar().entry(entry)), "sparse map");
  }

  @Test
  void readsTheSameInPiecesOfAnySize() throws IOException {
    LayerBuilder builder = tar();
    Random random = new Random(20_260_101);
    for (int i = 0; i < 300; i++) {
      byte[] content = new byte[random.nextInt(i % 10 == 0 ? 300_000 : 2000)];
      random.nextBytes(content);
      builder.file("d/".repeat(random.nextInt(80)) + "file" + i, content);
    }
    byte[] tar = bytes(builder);
    List<RecordedTar.Entry> expected = RecordedTar.read(tar);
    assertEquals(300, expected.size());
    for (int maxLength : new int[] {1, 7, 511, 513, 70_000}) {
      assertEquals(expected, RecordedTar.read(inPieces(tar, maxLength, random)));
    }
  }

  private static InputStream inPieces(byte[] bytes, int maxLength, Random random) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(maxLength)));
      }
    };
  }
}
