package dev.libindex.unknown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.Libindex;
import dev.libindex.LibindexOptions;
import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.json.IndexReportJson;
import dev.libindex.memory.InMemoryLockSource;
import dev.libindex.memory.InMemoryStore;
import dev.libindex.model.IndexReport;
import dev.libindex.model.Manifest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.State;
import dev.libindex.options.UnknownContent;
import dev.libindex.rhel.Ecosystems;
import dev.libindex.rhel.RhelConfig;
import dev.libindex.testdata.http.BlobServer;
import dev.libindex.testdata.image.ImageBuilder;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.TestImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("With the ecosystems for Red Hat's images, the report of")
class UnknownContentTest {
  private static final String DEBIAN = "ID=debian\nVERSION_ID=\"12\"\n";
  private static final String STATUS = "Package: bash\nStatus: install ok installed\n";
  private static final String NOT_READ = " not indexed: no registered ecosystem reads them";

  private final BlobServer server = BlobServer.start();
  private final InMemoryStore store = new InMemoryStore();

  @AfterEach
  void close() {
    server.close();
  }

  private IndexReport index(TestImage image, Ecosystem... others) throws InterruptedException {
    return index(image, UnknownContent.NOTICE, others);
  }

  private IndexReport index(TestImage image, UnknownContent option, Ecosystem... others)
      throws InterruptedException {
    Manifest manifest = image.serveOn(server);
    try (Libindex libindex =
        Libindex.builder()
            .store(store)
            .locks(new InMemoryLockSource(Clock.systemUTC()))
            .ecosystems(Ecosystems.rhel(RhelConfig.offline()))
            .ecosystems(List.of(others))
            .options(LibindexOptions.of(o -> o.offline(true).unknownContent(option)))
            .build()) {
      return libindex.index(manifest);
    }
  }

  private static TestImage image(LayerBuilder... layers) {
    ImageBuilder image = ImageBuilder.create();
    for (LayerBuilder layer : layers) {
      image.layer(layer);
    }
    return image.build();
  }

  /** The image whose packages Libindex reads, with another layer on top. */
  private static TestImage onRhel(LayerBuilder layer) {
    ImageBuilder image = ImageBuilder.create();
    ShippedImage.PLAIN.image().layers().forEach(image::layer);
    return image.layer(layer).build();
  }

  private static LayerBuilder debian() {
    return LayerBuilder.create()
        .file("usr/lib/os-release", DEBIAN)
        .symlink("etc/os-release", "../usr/lib/os-release")
        .file("var/lib/dpkg/status", STATUS)
        .file("usr/lib/python3/dist-packages/apt.egg-info", "Name: apt\n");
  }

  private static void assertNotices(IndexReport report, String... expected) {
    assertEquals(List.of(expected), notices(report));
    assertEquals(State.INDEX_FINISHED, report.state());
    assertTrue(report.success());
    assertEquals(report, IndexReportJson.read(IndexReportJson.write(report)));
  }

  private static List<String> notices(IndexReport report) {
    return report.notices().stream()
        .map(notice -> notice.code() + "|" + notice.path() + "|" + notice.text())
        .toList();
  }

  private static String distribution(String path, String name) {
    return Notice.UNRECOGNIZED_DISTRIBUTION
        + "|%s|distribution %s is not recognized by any registered ecosystem".formatted(path, name);
  }

  private static String packages(String path, String text) {
    return Notice.UNSUPPORTED_PACKAGES + "|" + path + "|" + text + " are" + NOT_READ;
  }

  @Test
  @DisplayName("Debian names the distribution, dpkg and the libraries")
  void debianImage() throws Exception {
    assertNotices(
        index(image(debian())),
        distribution("etc/os-release", "debian 12"),
        packages("usr/lib/python3/dist-packages/apt.egg-info", "python packages at 1 path"),
        packages("var/lib/dpkg/status", "dpkg packages at 1 path"));
  }

  @Test
  @DisplayName("a distroless image counts the files of its packages")
  void distroless() throws Exception {
    LayerBuilder base =
        LayerBuilder.create()
            .file("usr/lib/os-release", DEBIAN)
            .file("var/lib/dpkg/status.d/base", STATUS)
            .file("var/lib/dpkg/status.d/base.md5sums", "0  etc/x\n");
    LayerBuilder tzdata = LayerBuilder.create().file("var/lib/dpkg/status.d/tzdata", STATUS);
    assertNotices(
        index(image(base, tzdata)),
        distribution("usr/lib/os-release", "debian 12"),
        packages("var/lib/dpkg/status.d/tzdata", "dpkg packages at 2 paths"));
  }

  @Test
  @DisplayName("Alpine names the distribution and apk")
  void alpine() throws Exception {
    LayerBuilder alpine =
        LayerBuilder.create()
            .file("etc/os-release", "ID=alpine\nVERSION_ID=3.19.1\n")
            .file("lib/apk/db/installed", "P:musl\n");
    assertNotices(
        index(image(alpine)),
        distribution("etc/os-release", "alpine 3.19.1"),
        packages("lib/apk/db/installed", "apk packages at 1 path"));
  }

  @Test
  @DisplayName("Windows names it")
  void windows() throws Exception {
    LayerBuilder windows =
        LayerBuilder.create()
            .file("Files/Windows/System32/kernel32.dll", "MZ")
            .file("Hives/System_Delta", "regf")
            .file("UtilityVM/Files/Windows/System32/ntoskrnl.exe", "MZ");
    assertNotices(index(image(windows)), packages("Files/Windows", "windows packages at 3 paths"));
  }

  @Test
  @DisplayName("a single program says nothing, because programs are not looked into")
  void scratch() throws Exception {
    assertNotices(index(image(LayerBuilder.create().file("app", "\u007fELF Go build ID: \"x\""))));
  }

  @Test
  @DisplayName("an empty image says nothing")
  void empty() throws Exception {
    assertNotices(index(image(LayerBuilder.create())));
    assertNotices(index(image()));
  }

  @Test
  @DisplayName("an image of rpm packages says nothing, nor of the libraries of rpm packages")
  void rhel() throws Exception {
    LayerBuilder libraries =
        LayerBuilder.create()
            .file("usr/lib/python3.9/site-packages/six-1.dist-info/METADATA", "Name: six\n")
            .file("usr/share/java/a.jar", "PK");
    assertNotices(index(ShippedImage.PLAIN.image()));
    assertNotices(index(onRhel(libraries)));
  }

  @Test
  @DisplayName("an image of rpm packages names what was installed beside them")
  void besideRpm() throws Exception {
    LayerBuilder layer =
        LayerBuilder.create()
            .file("opt/app/lib/a.jar", "PK")
            .file("opt/app/lib/b.jar", "PK")
            .file("opt/venv/lib/python3.9/site-packages/a-1.dist-info/METADATA", "Name: a\n")
            .file("srv/node_modules/a/package.json", "{}")
            .file("srv/node_modules/@b/c/package.json", "{}");
    assertNotices(
        index(onRhel(layer)),
        packages("opt/app/lib/a.jar", "java packages at 2 paths"),
        packages(
            "opt/venv/lib/python3.9/site-packages/a-1.dist-info/METADATA",
            "python packages at 1 path"),
        packages("srv/node_modules/@b/c/package.json", "nodejs packages at 2 paths"));
  }

  @Test
  @DisplayName("an image names an rpm database in a form that rpm has given up: a B-tree")
  void oldDatabase() throws Exception {
    byte[] tree = new byte[4096];
    ByteBuffer.wrap(tree).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0x053162);
    assertNotices(
        index(image(LayerBuilder.create().file("var/lib/rpm/Packages", tree))),
        packages("var/lib/rpm/Packages", "rpm packages at 1 path"));
  }

  @Test
  @DisplayName("an image does not name what an upper layer has removed")
  void removed() throws Exception {
    LayerBuilder above =
        LayerBuilder.create()
            .whiteout("usr/lib/python3")
            .opaque("var/lib/dpkg")
            .whiteout("etc/os-release");
    assertNotices(index(image(debian(), above)), distribution("usr/lib/os-release", "debian 12"));
    above.whiteout("usr/lib/os-release");
    assertNotices(index(image(debian(), above)));
  }

  @Test
  @DisplayName("Debian does not name dpkg, nor its libraries, if an ecosystem reads dpkg")
  void declared() throws Exception {
    assertNotices(
        index(image(debian()), new Declaring(PackageFormat.DPKG)),
        distribution("etc/os-release", "debian 12"));
    assertEquals(1, server.totalTraffic().requests());
  }

  @Test
  @DisplayName("Debian is partial if the embedder wants it so, with the same texts as causes")
  void partial() throws Exception {
    IndexReport report = index(image(debian()), UnknownContent.PARTIAL);
    assertEquals(State.INDEX_PARTIAL, report.state());
    assertFalse(report.success());
    assertEquals(
        "partial scan: distribution debian 12 is not recognized by any registered ecosystem; "
            + "dpkg packages at 1 path are"
            + NOT_READ
            + "; python packages at 1 path are"
            + NOT_READ,
        report.err());
    assertTrue(
        report
            .partialErrors()
            .contains(
                PartialError.permanent(
                    "var/lib/dpkg/status", "dpkg packages at 1 path are" + NOT_READ)));
    assertEquals(
        List.of(
            distribution("etc/os-release", "debian 12"),
            packages("usr/lib/python3/dist-packages/apt.egg-info", "python packages at 1 path"),
            packages("var/lib/dpkg/status", "dpkg packages at 1 path")),
        notices(report));
    assertEquals(
        report.notices().stream()
            .map(notice -> PartialError.permanent(notice.path(), notice.text()))
            .collect(Collectors.toSet()),
        Set.copyOf(report.partialErrors()));
    assertEquals(report, IndexReportJson.read(IndexReportJson.write(report)));
  }

  @Test
  @DisplayName("an image keeps its state when the option changes, until it is coalesced again")
  void optionChanged() throws Exception {
    IndexReport before = index(image(debian()));
    assertEquals(before, index(image(debian()), UnknownContent.PARTIAL));
    IndexReport other =
        index(image(debian(), LayerBuilder.create().file("srv/x", "x")), UnknownContent.PARTIAL);
    assertEquals(State.INDEX_PARTIAL, other.state());
    assertEquals(2, server.totalTraffic().requests(), "no layer is read again");
  }
}
