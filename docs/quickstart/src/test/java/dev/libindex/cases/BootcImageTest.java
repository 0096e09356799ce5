package dev.libindex.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Environment;
import dev.libindex.model.IndexReport;
import dev.libindex.model.PackageKind;
import dev.libindex.model.State;
import dev.libindex.testdata.http.Traffic;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedPackage;
import dev.libindex.testdata.image.TestImage;
import dev.libindex.testdata.image.TestLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Indexes images with the layout of rpm-ostree: files are objects of an ostree repository, which
 * the layers have first, and hard links give them their names. The databases are those of the
 * shipped images, written by rpm.
 */
@DisplayName("The report of a bootc image")
class BootcImageTest extends IndexingOverHttp {
  private static final String OBJECTS = "sysroot/ostree/repo/objects/";
  private static final String RELEASE_OBJECT = OBJECTS + "0a/1b.file";
  private static final String MACROS_OBJECT = OBJECTS + "22/5e.file";
  private static final String DATABASE_OBJECT = OBJECTS + "68/abc.file";
  private static final String DATABASE = "usr/share/rpm/rpmdb.sqlite";
  private static final String BASE_DB = "usr/lib/sysimage/rpm-ostree-base-db/rpmdb.sqlite";
  private static final String LABEL = "sqlite:usr/share/rpm";
  private static final String RELEASE =
      """
      NAME="Red Hat Enterprise Linux"
      ID="rhel"
      VERSION_ID="9.4"
      PRETTY_NAME="Red Hat Enterprise Linux 9.4 (Plow)"
      CPE_NAME="cpe:/o:redhat:enterprise_linux:9::baseos"
      """;

  /** What {@code rpm -qa} printed for the databases of these images. */
  private static final SortedSet<String> BASE = packages(ShippedImage.LABELLED);

  private static final SortedSet<String> DERIVED = packages(ShippedImage.APPLICATION);

  /** Three layers: the database, the release and the macros, and something else. */
  private static List<LayerBuilder> bootc() {
    return List.of(
        LayerBuilder.create()
            .file(DATABASE_OBJECT, database(ShippedImage.LABELLED))
            .hardlink(DATABASE, DATABASE_OBJECT)
            .hardlink(BASE_DB, DATABASE_OBJECT)
            .symlink("usr/lib/sysimage/rpm", "../../share/rpm")
            .symlink("var/lib/rpm", "../../usr/share/rpm"),
        LayerBuilder.create()
            .file(RELEASE_OBJECT, RELEASE)
            .hardlink("usr/lib/os-release", RELEASE_OBJECT)
            .symlink("usr/etc/os-release", "../lib/os-release")
            .symlink("etc", "usr/etc")
            .file(MACROS_OBJECT, "%_dbpath /usr/share/rpm\n")
            .hardlink("usr/lib/rpm/macros.d/macros.rpm-ostree", MACROS_OBJECT),
        LayerBuilder.create()
            .file(OBJECTS + "77/77.file", "x")
            .hardlink("usr/bin/x", OBJECTS + "77/77.file"));
  }

  @Test
  @DisplayName("lists what rpm lists, and each layer is fetched once")
  void base() throws InterruptedException {
    IndexReport report = index(bootc());

    assertEquals(BASE, packages(report));
    assertEquals(List.of(), notices(report));
  }

  @ParameterizedTest(name = "base-db is a copy: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("lists what rpm lists in an image derived from it")
  void derived(boolean copied) throws InterruptedException {
    LayerBuilder update = LayerBuilder.create().file(DATABASE, database(ShippedImage.APPLICATION));
    if (copied) {
      update.file(BASE_DB, database(ShippedImage.LABELLED));
    }
    IndexReport report = index(Stream.concat(bootc().stream(), Stream.of(update)).toList());

    assertEquals(DERIVED, packages(report));
    assertEquals(
        List.of(BASE_DB + ": does not count: rpm would open " + DATABASE), notices(report));
  }

  @Test
  @DisplayName("lists what rpm lists if objects and links are in different layers")
  void split() throws InterruptedException {
    IndexReport report =
        index(
            List.of(
                LayerBuilder.create()
                    .file(DATABASE_OBJECT, database(ShippedImage.LABELLED))
                    .file(OBJECTS + "99/99.file", database(ShippedImage.APPLICATION)),
                LayerBuilder.create()
                    .hardlink(DATABASE, DATABASE_OBJECT)
                    .hardlink(BASE_DB, DATABASE_OBJECT)
                    .file("usr/lib/os-release", RELEASE),
                LayerBuilder.create().hardlink(DATABASE, OBJECTS + "99/99.file")));

    assertEquals(DERIVED, packages(report));
  }

  /** Indexes an image, and checks that each layer is fetched once, and nothing is missing. */
  private IndexReport index(List<LayerBuilder> layers) throws InterruptedException {
    ImageBuilder builder = ImageBuilder.create();
    layers.forEach(builder::layer);
    TestImage image = builder.build();
    IndexReport report = libindex.index(image.serveOn(server));

    long bytes = image.layers().stream().mapToLong(layer -> layer.content().bytes().length).sum();
    assertEquals(new Traffic(layers.size(), bytes), server.totalTraffic());
    assertEquals(State.INDEX_FINISHED, report.state(), report::err);
    return report;
  }

  private static List<String> notices(IndexReport report) {
    return report.notices().stream()
        .map(notice -> notice.path() + ": " + notice.text())
        .distinct()
        .toList();
  }

  private static SortedSet<String> packages(IndexReport report) {
    SortedSet<String> packages = new TreeSet<>();
    report
        .packages()
        .forEach(
            (id, found) -> {
              List<Environment> places = report.environments().getOrDefault(id, List.of());
              if (found.kind() == PackageKind.BINARY && !places.isEmpty()) {
                assertEquals(
                    List.of(LABEL),
                    places.stream().map(Environment::packageDb).distinct().toList());
                packages.add(found.name() + "-" + found.version());
              }
            });
    return packages;
  }

  private static SortedSet<String> packages(ShippedImage image) {
    return image.packages().stream()
        .map(BootcImageTest::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(ShippedPackage one) {
    String epoch = one.epoch().isEmpty() || one.epoch().equals("0") ? "" : one.epoch() + ":";
    return one.name() + "-" + epoch + one.version() + "-" + one.release();
  }

  /** Returns the database that the uppermost layer with one has. */
  private static byte[] database(ShippedImage image) {
    byte[] database = {};
    for (TestLayer layer : image.image().layers()) {
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new ByteArrayInputStream(layer.archive().bytes()))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          if (entry.getName().equals("var/lib/rpm/rpmdb.sqlite")) {
            database = tar.readAllBytes();
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return database;
  }
}
