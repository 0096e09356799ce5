package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.OciLayout;
import dev.libindex.testdata.image.ShippedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive of an image")
class ArchivesTest {
  /** Tar fills its archives to multiples of this with zeros, which follow the end mark. */
  private static final int TAR_RECORD = 20 * 512;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zstd", "xz", "bzip2"})
  @DisplayName("may be compressed, whatever its name")
  void compressed(String compression) throws Exception {
    Path dockerSave = folder.resolve("docker.tar");
    DockerSave.write(ShippedImage.PLAIN.image(), "localhost/plain:1", dockerSave);
    Path ociLayout = folder.resolve("oci.tar");
    OciLayout.writeTar(ShippedImage.PLAIN.image(), "localhost/plain:1", ociLayout);

    for (Path archive : List.of(dockerSave, ociLayout)) {
      String packages = Quickstart.run(folder, "--json", archive.toString()).packages();
      compress(archive, compression);
      Quickstart run = Quickstart.run(folder, "--json", archive.toString());
      assertEquals(0, run.exitCode(), run::output);
      assertNotEquals("-", packages);
      assertEquals(packages, run.packages());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zstd", "xz", "bzip2"})
  @DisplayName("that is cut off is called so, or damaged")
  void truncated(String compression) throws Exception {
    Path archive = dockerSave();
    compress(archive, compression);
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused(Quickstart.run(folder, archive.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zstd", "xz", "bzip2"})
  @DisplayName("is refused even if only its last byte is missing")
  void lastByte(String compression) throws Exception {
    Path archive = dockerSave();
    compress(archive, compression);
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length - 1));

    assertRefused(Quickstart.run(folder, archive.toString()));
  }

  @Test
  @DisplayName("is refused if only its checksum tells that it is damaged")
  void checksum() throws Exception {
    Path archive = dockerSave();
    GzipParameters stored = new GzipParameters();
    stored.setCompressionLevel(Deflater.NO_COMPRESSION);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GzipCompressorOutputStream(gzip, stored)) {
      Files.copy(archive, out);
    }
    String version = "1.0\0\0";
    byte[] bytes = gzip.toByteArray();
    bytes[gzip.toString(StandardCharsets.ISO_8859_1).indexOf(version)] = '2';
    Files.write(archive, bytes);

    assertRefused(Quickstart.run(folder, archive.toString()));
  }

  private Path dockerSave() throws IOException {
    Path archive = folder.resolve("docker.tar");
    DockerSave.write(ShippedImage.PLAIN.image(), "localhost/plain:1", archive);
    byte[] bytes = Files.readAllBytes(archive);
    int records = bytes.length / TAR_RECORD + 2;
    return Files.write(archive, Arrays.copyOf(bytes, records * TAR_RECORD));
  }

  private static void assertRefused(Quickstart run) {
    assertEquals(1, run.exitCode(), run::output);
    assertTrue(run.err().contains("it cannot be unpacked: "), run::err);
    assertEquals(1, run.err().lines().count(), run::err);
    assertEquals("", run.out());
  }

  private static void compress(Path archive, String compression)
      throws IOException, CompressorException {
    byte[] plain = Files.readAllBytes(archive);
    try (OutputStream file = Files.newOutputStream(archive);
        OutputStream out =
            new CompressorStreamFactory().createCompressorOutputStream(compression, file)) {
      out.write(plain);
    }
  }
}
