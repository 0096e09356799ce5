package dev.libindex.internal.unknown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Distribution;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.Notice;
import dev.libindex.scan.Evidence;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The review of an image")
class UnknownContentReviewTest {
  private static final Set<PackageFormat> RPM = Set.of(PackageFormat.RPM);

  private static List<List<Notice>> notices(
      boolean recognized, Set<PackageFormat> read, FakeLayer... layers) throws IOException {
    return notices(recognized ? Set.of(layers) : Set.of(), read, layers);
  }

  private static List<List<Notice>> notices(
      Set<FakeLayer> recognized, Set<PackageFormat> read, FakeLayer... layers) throws IOException {
    List<List<Evidence>> evidence = new ArrayList<>();
    List<LayerArtifacts> artifacts = new ArrayList<>();
    for (FakeLayer layer : layers) {
      evidence.add(new UnknownContentScanner().scan(layer).evidence());
      List<Distribution> distributions =
          recognized.contains(layer)
              ? List.of(Distribution.builder().did("known").build())
              : List.of();
      artifacts.add(
          new LayerArtifacts(
              layer.digest(), List.of(), distributions, List.of(), files(layer), List.of()));
    }
    return new UnknownContentReview(evidence, artifacts).notices(read);
  }

  private static List<IndexedFile> files(FakeLayer layer) {
    List<IndexedFile> files = new ArrayList<>();
    for (LayerEntry entry : layer.select(PathSelector.globs("**/*"))) {
      if (entry.name().startsWith(".wh.")) {
        files.add(new IndexedFile(entry.path(), FileKind.WHITEOUT));
      } else if (entry.name().equals("Packages")) {
        files.add(new IndexedFile(entry.path(), FileKind.OBSTRUCTION));
      }
    }
    return files;
  }

  private static Notice packages(String path, String text) {
    return new Notice(
        path,
        text + " are not indexed: no registered ecosystem reads them",
        Notice.UNSUPPORTED_PACKAGES);
  }

  private static FakeLayer files(String... paths) {
    FakeLayerBuilder layer = FakeLayer.builder();
    for (String path : paths) {
      layer.file(path, "x");
    }
    return layer.build();
  }

  @Test
  @DisplayName(
      "names each format once, in the uppermost layer that shows it, and counts all layers")
  void uppermost() throws IOException {
    assertEquals(
        List.of(
            List.of(),
            List.of(packages("srv/b.jar", "java packages at 3 paths")),
            List.of(packages("var/lib/dpkg/status", "dpkg packages at 1 path"))),
        notices(
            true,
            RPM,
            files("srv/a.jar", "srv/b.jar", "var/lib/dpkg/status"),
            files("srv/b.jar", "srv/c.jar"),
            files("var/lib/dpkg/status")));
  }

  @Test
  @DisplayName("says nothing of formats that are read, nor of a distribution that is recognized")
  void known() throws IOException {
    FakeLayer layer =
        FakeLayer.builder().file("etc/os-release", "ID=x").file("srv/a.jar", "x").build();
    assertEquals(List.of(List.of()), notices(true, Set.of(PackageFormat.JAVA), layer));
  }

  @Test
  @DisplayName("leaves out what upper layers have removed, one by one or by directory")
  void removed() throws IOException {
    FakeLayer below = files("srv/a/1.jar", "srv/a/2.jar", "srv/b.jar", "var/lib/dpkg/status");
    FakeLayer above = files("srv/a/.wh.1.jar", "srv/.wh.b.jar", "var/lib/.wh.dpkg");
    assertEquals(
        List.of(List.of(packages("srv/a/2.jar", "java packages at 1 path")), List.of()),
        notices(true, RPM, below, above));
    assertEquals(
        List.of(List.of(), List.of(), List.of()),
        notices(true, RPM, below, above, files("srv/.wh.a")));
    assertEquals(List.of(List.of(), List.of()), notices(true, RPM, below, files(".wh..wh..opq")));
  }

  @Test
  @DisplayName("leaves out paths that it does not know if the directory they share is gone")
  void removedOthers() throws IOException {
    String[] jars = new String[150];
    for (int i = 0; i < jars.length; i++) {
      jars[i] = "srv/app/lib/" + (1000 + i) + ".jar";
    }
    FakeLayer below = files(jars);
    assertEquals(
        List.of(List.of(packages(jars[0], "java packages at 150 paths"))),
        notices(true, RPM, below));
    assertEquals(
        List.of(List.of(packages(jars[1], "java packages at 149 paths")), List.of()),
        notices(true, RPM, below, files("srv/app/lib/.wh.1000.jar")));
    for (String whiteout : List.of("srv/.wh.app", "srv/app/.wh.lib", "srv/app/lib/.wh..wh..opq")) {
      assertEquals(
          List.of(List.of(), List.of()), notices(true, RPM, below, files(whiteout)), whiteout);
    }
  }

  @Test
  @DisplayName("looks at the uppermost os-release only")
  void replacedDistribution() throws IOException {
    FakeLayer below = FakeLayer.of("etc/os-release", "ID=rhel\n");
    FakeLayer above = FakeLayer.of("etc/os-release", "ID=debian\n");
    assertEquals(2, notices(Set.of(below), RPM, below, above).size());
    assertEquals(1, notices(Set.of(below), RPM, below, above).get(1).size());
    assertEquals(List.of(List.of(), List.of()), notices(Set.of(above), RPM, below, above));
  }

  @Test
  @DisplayName("names the uppermost os-release if no distribution is recognized")
  void distribution() throws IOException {
    FakeLayer below = FakeLayer.of("usr/lib/os-release", "ID=debian\nVERSION_ID=12\n");
    FakeLayer above = FakeLayer.of("etc/os-release", "ID=mine\n");
    assertEquals(
        List.of(
            List.of(),
            List.of(
                new Notice(
                    "etc/os-release",
                    "distribution mine is not recognized by any registered ecosystem",
                    Notice.UNRECOGNIZED_DISTRIBUTION))),
        notices(false, RPM, below, above));
    assertEquals(
        List.of(
            List.of(
                new Notice(
                    "usr/lib/os-release",
                    "distribution debian 12 is not recognized by any registered ecosystem",
                    Notice.UNRECOGNIZED_DISTRIBUTION)),
            List.of(),
            List.of()),
        notices(false, RPM, below, above, files("etc/.wh.os-release")));
  }

  @Test
  @DisplayName(
      "takes libraries in directories of the distribution for parts of its packages, if read")
  void ofDistribution() throws IOException {
    String library = "usr/lib/python3.9/site-packages/a.dist-info/METADATA";
    FakeLayer rpm = files("var/lib/rpm/rpmdb.sqlite", library);
    assertEquals(List.of(List.of()), notices(true, RPM, rpm));
    assertEquals(
        List.of(List.of(packages("opt/a.dist-info/METADATA", "python packages at 1 path"))),
        notices(true, RPM, files("var/lib/rpm/Packages.db", library, "opt/a.dist-info/METADATA")));

    Notice python = packages(library, "python packages at 1 path");
    assertEquals(List.of(List.of(python)), notices(true, RPM, files(library)), "no packages");
    assertEquals(
        List.of(List.of(python), List.of()),
        notices(true, RPM, rpm, files("var/lib/.wh.rpm")),
        "none left");
    assertEquals(
        List.of(List.of(packages("var/lib/dpkg/status", "dpkg packages at 1 path"), python)),
        notices(true, RPM, files("var/lib/dpkg/status", library)),
        "none that are read");
  }

  @Test
  @DisplayName("names a database of a format that is read if a file scanner says that it is none")
  void refused() throws IOException {
    Notice rpm = packages("var/lib/rpm/Packages", "rpm packages at 1 path");
    String library = "usr/share/java/a.jar";
    assertEquals(
        List.of(List.of(packages(library, "java packages at 1 path"), rpm)),
        notices(true, RPM, files("var/lib/rpm/Packages", library)));
    assertEquals(
        List.of(List.of(rpm)),
        notices(true, RPM, files("var/lib/rpm/Packages", "var/lib/rpm/rpmdb.sqlite", library)));
    assertEquals(
        List.of(List.of(), List.of()),
        notices(true, RPM, files("var/lib/rpm/Packages"), files("var/lib/rpm/.wh.Packages")));
  }
}
