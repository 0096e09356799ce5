package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.testdata.image.DockerSave;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An image with an rpm database")
class ImageDistributionsTest {
  private static final String DATABASE = "rpmdb.sqlite";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ol 10                       | ID=ol;VERSION_ID=10.0;NAME=\"Oracle Linux Server\";"
            + "PRETTY_NAME=\"Oracle Linux Server 10.0\"",
        "photon 6.0                  | NAME=\"VMware Photon OS\";VERSION=\"6.0\";ID=photon",
        "amzn 2027                   | ID=amzn;CPE_NAME=\"cpe:2.3:o:amazon:amazon_linux:2027\"",
        "sles 16                     | ID=sles;CPE_NAME=\"cpe:/o:suse:sles:16:16.0\"",
        "sled 15.7                   | ID=sled;ID_LIKE=suse;VERSION_ID=15.7",
        "opensuse-tumbleweed         | ID=opensuse-tumbleweed;ID_LIKE=\"opensuse suse\"",
        "azurelinux 4.0              | ID=azurelinux;VERSION_ID=4.0",
        "openEuler 24.03             | ID=openEuler;VERSION_ID=24.03",
        "rhcos 4.16                  | ID=rhcos;ID_LIKE=\"rhel fedora\";VERSION_ID=4.16",
        "rhel 11                     | ID=rhel;PRETTY_NAME=\"Red Hat Enterprise Linux 11.0\"",
        "of-tomorrow 1               | ID=of-tomorrow;VERSION_ID=1",
        "-                           | ID=debian;VERSION_ID=13"
      })
  @DisplayName("has one distribution, to which all its packages belong")
  void distribution(String expected, String variables) throws Exception {
    LayerBuilder layer =
        LayerBuilder.create()
            .file("usr/lib/os-release", variables.replace(';', '\n') + "\n")
            .symlink("etc/os-release", "../usr/lib/os-release")
            .file("var/lib/rpm/" + DATABASE, database());
    Path archive = folder.resolve("image.tar");
    DockerSave.write(ImageBuilder.create().layer(layer).build(), "localhost/x:1", archive);

    Quickstart run = Quickstart.run(folder, "--json", archive.toString());
    assertEquals(0, run.exitCode(), run::output);
    assertNotEquals("-", run.packages());
    assertEquals(expected, run.distributions().strip());
    run.reports().forEach(ImageDistributionsTest::assertNamed);
  }

  @Test
  @DisplayName("belongs to the release that an upper layer has updated it to")
  void updated() throws Exception {
    LayerBuilder base =
        LayerBuilder.create()
            .file("usr/lib/os-release", "ID=rocky\nVERSION_ID=9.3\n")
            .file("var/lib/rpm/" + DATABASE, database());
    LayerBuilder update =
        LayerBuilder.create().file("usr/lib/os-release", "ID=rocky\nVERSION_ID=9.4\n");
    Path archive = folder.resolve("image.tar");
    DockerSave.write(
        ImageBuilder.create().layer(base).layer(update).build(), "localhost/x:1", archive);

    Quickstart run = Quickstart.run(folder, "--json", archive.toString());
    assertEquals("rocky 9.4", run.distributions(), run::output);
    run.reports().forEach(ImageDistributionsTest::assertNamed);
  }

  /** As in an ostree repository, where every file is an object with a checksum for a name. */
  @Test
  @DisplayName("has a distribution if its os-release is a link to a file of another name")
  void object() throws Exception {
    String object = "sysroot/ostree/repo/objects/00/1.file";
    LayerBuilder layer =
        LayerBuilder.create()
            .file(object, "NAME=\"Fedora Linux\"\nID=fedora\nVERSION_ID=44\n")
            .hardlink("usr/lib/os-release", object)
            .symlink("etc/os-release", "../usr/lib/os-release");
    Path archive = folder.resolve("image.tar");
    DockerSave.write(ImageBuilder.create().layer(layer).build(), "localhost/x:1", archive);

    Quickstart run = Quickstart.run(folder, "--json", archive.toString());
    assertEquals("fedora 44", run.distributions(), run::output);
  }

  /** Checks that each package is somewhere in the distribution: one ecosystem of two finds it. */
  private static void assertNamed(IndexReport report) {
    Set<String> ids = report.distributions().keySet();
    for (List<Environment> places : report.environments().values()) {
      Set<String> named =
          places.stream()
              .map(Environment::distributionId)
              .filter(id -> !id.isEmpty())
              .collect(Collectors.toSet());
      assertEquals(ids, named);
    }
    assertTrue(report.environments().values().stream().mapToLong(Collection::size).sum() > 0);
  }

  private static byte[] database() throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(ShippedImage.PLAIN.image().layers().get(0).content().open()))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (!entry.getName().endsWith(DATABASE)) {
        entry = tar.getNextEntry();
      }
      return tar.readAllBytes();
    }
  }
}
