package dev.libindex.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.ZstdOutputStream;
import dev.libindex.internal.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The content of a mapping file")
class MappingContentTest {
  private static final byte[] PLAIN = "{\"data\": {}}".getBytes(StandardCharsets.UTF_8);
  private static final int BOMB = 2_000_000;

  @TempDir Path folder;

  enum Packing {
    PLAIN,
    GZIP,
    ZSTD,
    BZIP2;

    byte[] pack(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = open(packed)) {
        out.write(bytes);
      }
      return packed.toByteArray();
    }

    private OutputStream open(OutputStream out) throws IOException {
      return switch (this) {
        case PLAIN -> out;
        case GZIP -> new GZIPOutputStream(out);
        case ZSTD -> new ZstdOutputStream(out);
        case BZIP2 -> new BZip2CompressorOutputStream(out);
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is decompressed and has a digest, from memory and from a file")
  void unpacked(Packing packing) throws IOException {
    byte[] packed = packing.pack(PLAIN);
    Path file = Files.write(folder.resolve("mapping"), packed);
    for (MappingContent content :
        new MappingContent[] {
          MappingContent.of(packed, PLAIN.length), MappingContent.of(file, PLAIN.length)
        }) {
      assertArrayEquals(PLAIN, content.bytes());
      assertEquals("sha256:" + Sha256.hex(PLAIN), content.digest());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("is limited by its own size, not by that of the file")
  void bounded(Packing packing) throws IOException {
    byte[] bomb = packing.pack(new byte[BOMB]);
    TooLargeException tooLarge =
        assertThrows(TooLargeException.class, () -> MappingContent.of(bomb, BOMB - 1));
    assertEquals("larger than " + (BOMB - 1) + " bytes", tooLarge.getMessage());
    assertEquals(BOMB, MappingContent.of(bomb, BOMB).bytes().length);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  @DisplayName(
      "cannot be read from a truncated file; a damaged one causes no exception but an IOException")
  void damaged(Packing packing) throws IOException {
    byte[] packed = packing.pack(PLAIN);
    int tried = 0;
    for (int length = 4; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThrows(IOException.class, () -> MappingContent.of(cut, 1000), "cut to " + length);
      tried++;
    }
    assertEquals(packed.length - 4, tried);
    for (int i = 0; i < packed.length; i++) {
      byte[] damaged = packed.clone();
      damaged[i] ^= 0x55;
      attempt(damaged);
    }
  }

  @Test
  @DisplayName("is the file itself if that is too short to be compressed")
  void tiny() throws IOException {
    assertArrayEquals(
        new byte[] {0x1f, (byte) 0x8b, 8},
        MappingContent.of(new byte[] {0x1f, (byte) 0x8b, 8}, 10).bytes());
    assertArrayEquals(new byte[0], MappingContent.of(new byte[0], 10).bytes());
  }

  @Test
  @DisplayName("has the SHA-256 that other programs compute")
  void digest() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns the bytes or throws an IOException, and no other exception. */
  private static void attempt(byte[] damaged) {
    try {
      assertTrue(MappingContent.of(damaged, 1000).bytes().length <= 1000);
    } catch (IOException e) {
      assertFalse(e.toString().isEmpty());
    }
  }
}
