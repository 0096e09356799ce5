package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.OciLayout;
import dev.libindex.testdata.image.ShippedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An archive of an image")
class ArchivesTest {
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
    Path archive = folder.resolve("docker.tar");
    DockerSave.write(ShippedImage.PLAIN.image(), "localhost/plain:1", archive);
    compress(archive, compression);
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));

    Quickstart run = Quickstart.run(folder, archive.toString());
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("it cannot be unpacked: "), run::err);
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
