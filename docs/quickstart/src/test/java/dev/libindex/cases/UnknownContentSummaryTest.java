package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The summary of an image without rpm")
class UnknownContentSummaryTest {
  @TempDir Path folder;

  @Test
  @DisplayName("says which distribution and packages are unknown")
  void unknown() throws Exception {
    LayerBuilder layer =
        LayerBuilder.create()
            .file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
            .file("var/lib/dpkg/status", "Package: bash\n");
    Path archive = folder.resolve("image.tar");
    DockerSave.write(ImageBuilder.create().layer(layer).build(), "localhost/x:1", archive);

    Quickstart run = Quickstart.run(folder, archive.toString());
    assertEquals(0, run.exitCode(), run::output);
    List<String> lines = run.out().lines().map(String::strip).toList();
    assertTrue(
        lines.contains(
            "unknown        distribution debian 12 is not recognized by any registered ecosystem"
                + " (etc/os-release)"),
        run::output);
    assertTrue(
        lines.contains(
            "unknown        dpkg packages at 1 path are not indexed: no registered ecosystem reads"
                + " them (var/lib/dpkg/status)"),
        run::output);
  }
}
