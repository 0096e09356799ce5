package dev.libindex.internal.decompress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecompressionTest {
  private static final byte[] TEXT = "some text, some text, some text".getBytes(UTF_8);
  private static final byte[] SKIPPABLE = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};

  private static byte[] expand(byte[] blob, String contentType) throws IOException {
    try (InputStream in = Decompression.expand(new ByteArrayInputStream(blob), contentType)) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  private static void assertDamaged(byte[] blob, String problem) {
    EncodingException failure = assertThrows(EncodingException.class, () -> expand(blob, ""));
    assertTrue(failure.toString().contains(problem), failure::toString);
  }

  @Test
  void recognizesTheCompressionByTheBytes() throws IOException {
    assertArrayEquals(TEXT, expand(TEXT, ""));
    assertArrayEquals(TEXT, expand(gzip(TEXT), ""));
    assertArrayEquals(TEXT, expand(Zstd.compress(TEXT), ""));
    assertArrayEquals(TEXT, expand(join(SKIPPABLE, Zstd.compress(TEXT)), ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void treatsAFewBytesAsUncompressed(int length) throws IOException {
    byte[] start = Arrays.copyOf(gzip(TEXT), length);
    assertArrayEquals(start, expand(start, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1f8b0801",
        "28b52ffd",
        "502a4d18",
        "5f2a4d18",
        "425a6831",
        "425a6839",
        "fd377a58",
        "04224d18",
        "02214c18"
      })
  void recognizesTheMagicNumbers(String hex) {
    byte[] magic = HexFormat.of().parseHex(hex);
    assertTrue(Compression.sniff(magic, 4) != Compression.NONE);
    assertEquals(Compression.NONE, Compression.sniff(magic, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1f8b0701", "28b52ffe", "602a4d18", "425a6830", "425a683a", "00000000"})
  void recognizesNoOtherMagicNumbers(String hex) {
    byte[] magic = HexFormat.of().parseHex(hex);
    assertEquals(Compression.NONE, Compression.sniff(magic, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "425a68393141592653595a, bzip2, application/gzip",
    "425a68393141592653595a, bzip2, ''",
    "fd377a585a000004e6d6b446, xz, application/vnd.oci.image.layer.v1.tar+gzip",
    "fd377a585a000004e6d6b446, xz, ''",
    "04224d186440a7, lz4, text/html",
    "02214c1804000000, lz4, ''"
  })
  void refusesOtherCompressionsOfLayersByName(String hex, String name, String contentType) {
    byte[] blob = HexFormat.of().parseHex(hex);
    EncodingException failure =
        assertThrows(EncodingException.class, () -> expand(blob, contentType));
    assertEquals(
        name + " is not a compression of layers: use gzip, zstd or none", failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"fd377a585a000004e6d6b446, xz", "04224d186440a7, lz4"})
  void refusesOtherCompressionsOfFilesByName(String hex, String name) {
    InputStream file = new ByteArrayInputStream(HexFormat.of().parseHex(hex));
    EncodingException failure =
        assertThrows(EncodingException.class, () -> Decompression.expandFile(file));
    assertEquals(name + " cannot be read: use gzip, zstd, bzip2 or none", failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "GZIP, application/vnd.oci.image.layer.v1.tar+gzip",
    "GZIP, application/vnd.docker.image.rootfs.diff.tar.gzip",
    "GZIP, application/gzip",
    "GZIP, application/x-gzip",
    "GZIP, APPLICATION/GZIP",
    "GZIP, application/gzip; charset=binary",
    "GZIP, application/octet-stream",
    "GZIP, application/x-tar+gzip",
    "GZIP, application/tar+gzip",
    "GZIP, application/x-compressed-tar",
    "GZIP, application/x-gtar-compressed",
    "GZIP, application/x-tgz",
    "GZIP, application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
    "GZIP, application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
    "GZIP, application/tar",
    "GZIP, application/x-gtar",
    "GZIP, application/json",
    "GZIP, text/html",
    "ZSTD, application/x-zstd",
    "ZSTD, application/vnd.docker.image.rootfs.diff.tar.zstd",
    "ZSTD, application/zstd",
    "ZSTD, application/vnd.oci.image.layer.nondistributable.v1.tar+zstd",
    "ZSTD, binary/octet-stream",
    "NONE, application/x-tar",
    "NONE, application/tar",
    "NONE, application/x-gtar",
    "NONE, application/vnd.docker.image.rootfs.diff.tar",
    "NONE, application/vnd.oci.image.layer.v1.tar",
    "NONE, text/plain; charset=utf-8",
    "NONE, ''"
  })
  void acceptsTheContentTypesOfLayers(Compression compression, String type) throws IOException {
    ContentType.check(type, compression);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, application/gzip",
    "ZSTD, application/vnd.oci.image.layer.v1.tar+gzip",
    "GZIP, application/zstd",
    "GZIP, application/x-tar",
    "GZIP, application/vnd.oci.image.layer.v1.tar",
    "BZIP2, application/gzip",
    "NONE, application/x-compressed-tar",
    "GZIP, application/vnd.docker.image.rootfs.diff.tar.zstd",
    "ZSTD, application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
    "NONE, text/html",
    "NONE, application/json"
  })
  void refusesOtherContentTypes(Compression compression, String type) {
    assertThrows(ContentTypeException.class, () -> ContentType.check(type, compression));
  }

  @Test
  void readsAllMembersAndFrames() throws IOException {
    byte[] three = join(TEXT, new byte[0], TEXT);
    assertArrayEquals(three, expand(join(gzip(TEXT), gzip(new byte[0]), gzip(TEXT)), ""));
    byte[] frame = Zstd.compress(TEXT);
    assertArrayEquals(three, expand(join(frame, SKIPPABLE, frame), ""));
  }

  @Test
  void readsAllMembersEvenIfTheNetworkPauses() throws IOException {
    byte[] blob = join(gzip(TEXT), gzip(TEXT));
    InputStream pausing =
        new FilterInputStream(new ByteArrayInputStream(blob)) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1));
          }

          @Override
          public int available() {
            return 0;
          }
        };
    assertArrayEquals(join(TEXT, TEXT), Decompression.expand(pausing, "").readAllBytes());
  }

  @Test
  void readsAGzipHeaderWithAllFields() throws IOException {
    byte[] plain = gzip(TEXT);
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    byte[] fields = HexFormat.of().parseHex("1f8b081c0000000000ff" + "0300" + "616263");
    byte[] texts = "name\0comment\0".getBytes(UTF_8);
    assertArrayEquals(TEXT, expand(join(fields, texts, rest), ""));
  }

  @Test
  void acceptsZerosAfterGzipAsPadding() throws IOException {
    assertArrayEquals(TEXT, expand(join(gzip(TEXT), new byte[1000]), ""));
  }

  @Test
  void refusesGarbageAfterTheData() {
    byte[] garbage = "garbage".getBytes(UTF_8);
    assertDamaged(join(gzip(TEXT), garbage), "garbage behind the data");
    assertDamaged(join(gzip(TEXT), new byte[10], garbage), "garbage behind the data");
    assertDamaged(join(Zstd.compress(TEXT), garbage), "zstd");
  }

  @Test
  void refusesTruncatedData() {
    for (byte[] blob : new byte[][] {gzip(TEXT), Zstd.compress(TEXT)}) {
      for (int length = 4; length < blob.length; length++) {
        byte[] cut = Arrays.copyOf(blob, length);
        assertThrows(EncodingException.class, () -> expand(cut, ""), () -> cut.length + " bytes");
      }
    }
  }

  @Test
  void refusesWrongChecksumsAndLengths() {
    byte[] blob = gzip(TEXT);
    byte[] checksum = blob.clone();
    checksum[blob.length - 8] ^= 1;
    assertDamaged(checksum, "wrong checksum");
    byte[] length = blob.clone();
    length[blob.length - 1] ^= 1;
    assertDamaged(length, "wrong length");
  }

  @Test
  void refusesDamagedData() {
    byte[] noise = new byte[100];
    new Random(7).nextBytes(noise);
    assertDamaged(join(Arrays.copyOf(gzip(TEXT), 10), new byte[] {(byte) 0xFF}, noise), "gzip");
    assertDamaged(join(Arrays.copyOf(Zstd.compress(TEXT), 4), noise), "zstd");
  }

  @Test
  void passesOnFailuresOfTheSource() {
    InputStream broken =
        new FilterInputStream(new ByteArrayInputStream(gzip(TEXT))) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, Math.min(length, 12));
            if (count < 12) {
              throw new IOException("connection reset");
            }
            return count;
          }
        };
    IOException failure =
        assertThrows(IOException.class, () -> Decompression.expand(broken, "").readAllBytes());
    assertEquals("connection reset", failure.getMessage());
  }
}
