package dev.libindex.internal.unknown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.layer.LayerLimitException;
import dev.libindex.layer.LayerView;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.contract.ScannerContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The scanner for unknown content")
class UnknownContentScannerTest extends ScannerContract<IndexedFile> {

  @Override
  protected LayerScanner<IndexedFile> scanner() {
    return new UnknownContentScanner();
  }

  @Override
  protected List<FakeLayer> layers() {
    return List.of(
        FakeLayer.of("etc/os-release", "ID=debian\nVERSION_ID=12\n"),
        FakeLayer.builder()
            .file("usr/lib/os-release", "ID=arch\n")
            .symlink("etc/os-release", "../usr/lib/os-release")
            .file("var/lib/pacman/local/bash-5.2-1/desc", "%NAME%\nbash\n")
            .file("srv/app.jar", "PK")
            .build());
  }

  private static Findings scan(LayerView layer) throws IOException {
    ScanResult<IndexedFile> result = new UnknownContentScanner().scan(layer);
    return result.evidence().isEmpty()
        ? Findings.NONE
        : FindingsJson.read(result.evidence().get(0).content());
  }

  @ParameterizedTest
  @CsvSource({
    "var/lib/dpkg/status, DPKG",
    "var/lib/dpkg/status.d/base, DPKG",
    "lib/apk/db/installed, APK",
    "usr/lib/apk/db/installed, APK",
    "var/lib/rpm/Packages, RPM",
    "usr/lib/sysimage/rpm/rpmdb.sqlite, RPM",
    "usr/share/rpm/rpmdb.sqlite, RPM",
    "var/lib/pacman/local/bash-5.2-1/desc, PACMAN",
    "var/db/pkg/app-shells/bash-5.2/PF, PORTAGE",
    "usr/lib/opkg/status, OPKG",
    "var/lib/opkg/status, OPKG",
    "nix/var/nix/db/db.sqlite, NIX",
    "Hives/System_Delta, WINDOWS",
    "app.jar, JAVA",
    "opt/web/app.war, JAVA",
    "opt/web/app.ear, JAVA",
    "opt/venv/lib/python3.12/site-packages/a-1.dist-info/METADATA, PYTHON",
    "a.egg-info/PKG-INFO, PYTHON",
    "opt/a.egg/EGG-INFO/PKG-INFO, PYTHON",
    "opt/a-1.egg-info, PYTHON",
    "node_modules/a/package.json, NODEJS",
    "app/node_modules/@scope/a/package.json, NODEJS",
    "app/node_modules/a/node_modules/b/package.json, NODEJS",
    "usr/local/bundle/specifications/rack-3.gemspec, RUBY",
    "usr/local/lib/ruby/gems/3.3.0/specifications/default/json-2.gemspec, RUBY",
    "opt/conda/conda-meta/history, CONDA",
    "var/www/vendor/composer/installed.json, PHP",
    "app/Web.deps.json, DOTNET",
  })
  @DisplayName("notes a path that shows packages")
  void packages(String path, PackageFormat format) throws IOException {
    SeenPackages seen = new SeenPackages(format, false, List.of(path), 0, "");
    assertEquals(List.of(seen), scan(FakeLayer.of(path, "x")).packages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "srv/METADATA",
        "srv/PKG-INFO",
        "app/package.json",
        "app/node_modules/a/dist/package.json",
        "app/my_node_modules/a/package.json",
        "app/@scope/a/package.json",
        "root/history",
        "srv/installed.json",
        "src/rack/rack.gemspec",
        "srv/jar",
        "srv/var/lib/dpkg/status",
        "var/lib/pacman/local/ALPM_DB_VERSION",
        "Hives/readme",
        "srv/.wh.app.jar",
        "var/lib/dpkg/status.d/.wh.base",
        "var/lib/dpkg/status.d/base.md5sums",
      })
  @DisplayName("passes over other paths")
  void others(String path) throws IOException {
    assertEquals(Findings.NONE, scan(FakeLayer.of(path, "x")));
  }

  @Test
  @DisplayName("counts hard links to files of layers below")
  void linksToLayersBelow() throws IOException {
    Findings findings =
        scan(
            FakeLayer.builder()
                .hardlink("var/lib/dpkg/status", "lib/x")
                .hardlink("var/lib/dpkg/status.d/base", "lib/x")
                .hardlink("app.jar", "lib/y")
                .symlink("other.jar", "lib/y")
                .build());
    assertEquals(
        scan(
            FakeLayer.builder()
                .file("var/lib/dpkg/status", "Package: a")
                .file("var/lib/dpkg/status.d/base", "Package: b")
                .file("app.jar", "PK")
                .build()),
        findings);
  }

  @Test
  @DisplayName("passes over empty databases, directories and symbolic links to libraries")
  void notFiles() throws IOException {
    FakeLayer layer =
        FakeLayer.builder()
            .file("var/lib/dpkg/status", "")
            .directory("lib/apk/db/installed")
            .directory("var/lib/dpkg/status.d")
            .directory("srv/app.jar")
            .symlink("var/lib/rpm/Packages", "/nowhere")
            .symlink("srv/link.jar", "/opt/app.jar")
            .device("srv/device.jar")
            .build();
    assertEquals(Findings.NONE, scan(layer));
  }

  @ParameterizedTest
  @CsvSource({
    "usr/lib/python3.9/site-packages/a.dist-info/METADATA, true",
    "usr/lib64/python3.9/site-packages/a.dist-info/METADATA, true",
    "usr/lib/python3/dist-packages/a.egg-info, true",
    "usr/local/lib/python3.9/site-packages/a.dist-info/METADATA, false",
    "usr/share/java/a.jar, true",
    "usr/lib/jvm/java-21/lib/jrt-fs.jar, true",
    "usr/share/elasticsearch/lib/a.jar, false",
    "usr/lib/node_modules/npm/package.json, true",
    "usr/lib/node_modules_20/npm/node_modules/a/package.json, true",
    "usr/local/lib/node_modules/npm/package.json, false",
    "usr/share/gems/specifications/a.gemspec, true",
    "usr/lib64/ruby/gems/3.3.0/specifications/a.gemspec, true",
    "opt/rh/rh-maven36/root/usr/share/java/a.jar, true",
    "opt/app/usr/lib/python3/a.egg-info, false",
    "usr/lib64/dotnet/a.deps.json, true",
  })
  @DisplayName("tells directories of distributions from those of users")
  void distributions(String path, boolean ofDistribution) throws IOException {
    assertEquals(ofDistribution, scan(FakeLayer.of(path, "x")).packages().get(0).ofDistribution());
  }

  @Test
  @DisplayName(
      "keeps a bounded number of paths, and of the others how many there are and below what")
  void bounded() throws IOException {
    FakeLayerBuilder layer = FakeLayer.builder();
    for (int i = 1000; i < 3000; i++) {
      layer.file("srv/" + (i < 1050 ? "a" : "b/c") + "/" + i + ".jar", "x");
    }
    layer.file("srv/b/" + "d".repeat(10_000) + "/1.jar", "x");
    SeenPackages seen = scan(layer.build()).packages().get(0);
    assertEquals(100, seen.paths().size());
    assertEquals("srv/a/1000.jar", seen.paths().get(0));
    assertEquals(1901, seen.others());
    assertEquals("srv/b", seen.directory());
  }

  @Test
  @DisplayName("keeps no path that is too long, nor its directory")
  void longPath() throws IOException {
    String path = "d".repeat(600) + "/" + "e".repeat(600) + "/1.jar";
    assertEquals(
        List.of(new SeenPackages(PackageFormat.JAVA, false, List.of(), 1, ".")),
        scan(FakeLayer.of(path, "x")).packages());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ID=debian~VERSION_ID=\"12\"~ | debian 12",
        "VERSION_ID='3.19'~ID='alpine' | alpine 3.19",
        "ID=arch~ID_LIKE=x | arch",
        "NAME=\"Nameless\" | linux",
        "#ID=a~ID=b | b",
        "ID=a\tb\u001b[31m | a b [31m",
      })
  @DisplayName("reads ID and VERSION_ID of os-release")
  void osRelease(String text, String name) throws IOException {
    FakeLayer layer = FakeLayer.of("etc/os-release", text.replace('~', '\n'));
    assertEquals(name, scan(layer).osReleases().get(0).name());
  }

  @Test
  @DisplayName("prefers the os-release in etc, unless it is empty or leads nowhere")
  void preferred() throws IOException {
    FakeLayerBuilder layer =
        FakeLayer.builder().file("usr/lib/os-release", "ID=usr").file("etc/os-release", "ID=etc");
    assertEquals("etc/os-release", scan(layer.build()).osReleases().get(0).path());
    layer.file("etc/os-release", "");
    assertEquals("usr/lib/os-release", scan(layer.build()).osReleases().get(0).path());
    layer.symlink("etc/os-release", "../nowhere");
    assertEquals("usr/lib/os-release", scan(layer.build()).osReleases().get(0).path());
  }

  @Test
  @DisplayName("names the limit that keeps it from reading os-release, and notes the rest")
  void limit() throws IOException {
    LimitHit limit = new LimitHit("maxFileBytes", 1);
    FakeLayer layer =
        FakeLayer.builder()
            .unreadable("etc/os-release", 2, new LayerLimitException("etc/os-release", limit))
            .file("a.jar", "x")
            .build();
    ScanResult<IndexedFile> result = new UnknownContentScanner().scan(layer);
    assertEquals(List.of(PartialError.limit("etc/os-release", limit)), result.partialErrors());
    assertEquals(1, result.evidence().size());
  }

  @Test
  @DisplayName("keeps hostile names and texts as they are, but for broken ones")
  void hostile() throws IOException {
    String path = "srv/\"\\\n\u0000\ud83d\ude00/a.jar";
    assertEquals(List.of(path), scan(FakeLayer.of(path, "x")).packages().get(0).paths());
    assertTrue(
        scan(FakeLayer.of("srv/\ud800.jar", "x"))
            .packages()
            .get(0)
            .paths()
            .get(0)
            .endsWith(".jar"));
  }
}
