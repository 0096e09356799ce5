package dev.libindex.rhel.internal.databases;

import static dev.libindex.rhel.samples.MadeDatabase.interrupted;
import static dev.libindex.rhel.samples.MadeDatabase.logged;
import static dev.libindex.rhel.samples.MadeDatabase.sqlite;
import static dev.libindex.rhel.samples.MadeDatabase.unwritten;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libindex.rhel.samples.MadeDatabase.Logged;
import dev.libindex.testdata.contract.FakeLayer;
import dev.libindex.testdata.contract.FakeLayerBuilder;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The databases of an image")
final class DatabaseCompositionTest {
  private static final String VAR = "var/lib/rpm/rpmdb.sqlite";
  private static final String SHARE = "usr/share/rpm/rpmdb.sqlite";
  private static final String SYSIMAGE = "usr/lib/sysimage/rpm/rpmdb.sqlite";
  private static final String BASE_DB = "usr/lib/sysimage/rpm-ostree-base-db/rpmdb.sqlite";
  private static final String OBJECT = "sysroot/ostree/repo/objects/68/abc.file";

  private static final byte[] A = sqlite("alpha-1-1", "beta-1-1");
  private static final byte[] B = sqlite("alpha-2-1", "gamma-1-1");
  private static final byte[] C = sqlite("delta-1-1");
  private static final byte[] NONE = sqlite();

  private static FakeLayerBuilder layer() {
    return FakeLayer.builder();
  }

  private static void assertPackages(ComposedImage image, String... expected) {
    assertEquals(List.of(), image.errors());
    assertEquals(String.join("\n", expected), String.join("\n", image.packages()), image::toString);
  }

  private static void assertNotice(ComposedImage image, String... places) {
    List<String> found =
        image.notices().stream().map(notice -> notice.substring(0, notice.indexOf(':'))).toList();
    assertEquals(List.of(places), found, image::toString);
  }

  private static FakeLayerBuilder ostree(byte[] database) {
    return layer()
        .file(OBJECT, database)
        .hardlink(SHARE, OBJECT)
        .hardlink(BASE_DB, OBJECT)
        .symlink("usr/lib/sysimage/rpm", "../../share/rpm")
        .symlink("var/lib/rpm", "../../usr/share/rpm");
  }

  @Nested
  @DisplayName("that counts is the one that rpm opens")
  class Rule {
    @Test
    @DisplayName("in an image of rpm-ostree")
    void ostreeImage() {
      ComposedImage image = ComposedImage.of(ostree(A));
      assertPackages(
          image, "sqlite:usr/share/rpm alpha-1-1 @0", "sqlite:usr/share/rpm beta-1-1 @0");
      assertNotice(image);
    }

    @Test
    @DisplayName("in an image derived from one of rpm-ostree")
    void derivedImage() {
      ComposedImage image = ComposedImage.of(ostree(A), layer().file(SHARE, B));
      assertPackages(
          image, "sqlite:usr/share/rpm alpha-2-1 @1", "sqlite:usr/share/rpm gamma-1-1 @1");
      assertEquals(
          List.of("0 " + BASE_DB + ": does not count: rpm would open " + SHARE), image.notices());
    }

    @Test
    @DisplayName("and not a copy, a backup or a fixture")
    void copies() {
      ComposedImage image =
          ComposedImage.of(
              layer()
                  .file(VAR, A)
                  .file("var/lib/rpm.bak/rpmdb.sqlite", B)
                  .file("usr/lib/python3/site-packages/x/tests/data/rpmdb.sqlite", B)
                  .file("rpmdb.sqlite", Arrays.copyOf(B, B.length / 2)));
      assertPackages(image, "sqlite:var/lib/rpm alpha-1-1 @0", "sqlite:var/lib/rpm beta-1-1 @0");
      assertTrue(image.notices().size() > 3, image::toString);
    }

    @Test
    @DisplayName("and also that of another root")
    void otherRoot() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(VAR, A),
              layer().file("opt/x/usr/lib/os-release", "ID=x\n"),
              layer()
                  .file("opt/x/" + SYSIMAGE, C)
                  .symlink("opt/x/var/lib/rpm", "/usr/lib/sysimage/rpm")
                  .file("opt/y/" + SYSIMAGE, B));
      assertPackages(
          image,
          "sqlite:opt/x/usr/lib/sysimage/rpm delta-1-1 @2",
          "sqlite:var/lib/rpm alpha-1-1 @0",
          "sqlite:var/lib/rpm beta-1-1 @0");
      assertNotice(image, "2 opt/y/" + SYSIMAGE);
    }

    @Test
    @DisplayName("and not a root without an os-release any more")
    void formerRoot() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(VAR, C).file("opt/x/etc/os-release", "").file("opt/x/" + VAR, A),
              layer().file("opt/x/etc/.wh.os-release", ""));
      assertPackages(image, "sqlite:var/lib/rpm delta-1-1 @0");
      assertNotice(image, "0 opt/x/" + VAR);
    }

    @Test
    @DisplayName("and not a deployment of ostree, whose database is a former state")
    void deployment() {
      String deployed = "sysroot/ostree/deploy/os/deploy/abc.0/";
      ComposedImage image =
          ComposedImage.of(
              ostree(A)
                  .file(deployed + "usr/lib/os-release", "ID=x\n")
                  .hardlink(deployed + SHARE, OBJECT),
              layer().file(SHARE, C));
      assertPackages(image, "sqlite:usr/share/rpm delta-1-1 @1");
      assertNotice(image, "0 " + deployed + SHARE, "0 " + BASE_DB);
    }

    @Test
    @DisplayName("and not the same file in another root")
    void sameFileInAnotherRoot() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(VAR, A).file("mnt/etc/os-release", "").hardlink("mnt/" + VAR, VAR));
      assertPackages(image, "sqlite:var/lib/rpm alpha-1-1 @0", "sqlite:var/lib/rpm beta-1-1 @0");
      assertNotice(image);
    }

    @Test
    @DisplayName("of two, by the fixed order")
    void order() {
      ComposedImage image = ComposedImage.of(layer().file(VAR, A), layer().file(SYSIMAGE, C));
      assertPackages(image, "sqlite:usr/lib/sysimage/rpm delta-1-1 @1");
      assertNotice(image, "0 " + VAR);
    }

    @Test
    @DisplayName("of two, the one that lists packages")
    void emptyOne() {
      ComposedImage image = ComposedImage.of(layer().file(VAR, C), layer().file(SYSIMAGE, NONE));
      assertPackages(image, "sqlite:var/lib/rpm delta-1-1 @0");
      assertNotice(image, "1 " + SYSIMAGE);
    }

    @Test
    @DisplayName("of two, the one that rpm's macros name, even if it is empty")
    void macros() {
      FakeLayerBuilder both = layer().file(VAR, NONE).file(SYSIMAGE, C);
      assertPackages(
          ComposedImage.of(
              both, layer().file("usr/lib/rpm/macros", "%_dbpath\t\t%{_var}/lib/rpm\n")));
      assertPackages(
          ComposedImage.of(
              layer().file("usr/lib/rpm/macros", "%_dbpath\t\t%{_var}/lib/rpm\n"),
              both,
              layer().file("etc/rpm/macros.x", "%_dbpath /usr/lib/sysimage/rpm")),
          "sqlite:usr/lib/sysimage/rpm delta-1-1 @1");
      assertPackages(
          ComposedImage.of(layer().file("usr/lib/rpm/macros", "%_dbpath /usr/share/rpm\n"), both),
          "sqlite:usr/lib/sysimage/rpm delta-1-1 @1");
    }

    @Test
    @DisplayName("in a place that only the macros know")
    void unusualPlace() {
      assertPackages(
          ComposedImage.of(
              layer()
                  .file("usr/lib/rpm/macros.d/macros.x", "%_dbpath /opt/rpm\n")
                  .file("opt/rpm/rpmdb.sqlite", C)
                  .file(VAR, A)),
          "sqlite:opt/rpm delta-1-1 @0");
    }

    @Test
    @DisplayName("and a damaged one that does not count makes no partial error")
    void damagedCopy() {
      ComposedImage image =
          ComposedImage.of(
              layer()
                  .file(VAR, C)
                  .unreadable("opt/x/rpmdb.sqlite", 1 << 20, new IOException("disk is gone")));
      assertPackages(image, "sqlite:var/lib/rpm delta-1-1 @0");
      assertTrue(image.notices().contains("0 opt/x/rpmdb.sqlite: disk is gone"), image::toString);
    }

    @Test
    @DisplayName("and a damaged one that counts does")
    void damaged() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(VAR, C),
              layer().unreadable(VAR, 1 << 20, new IOException("disk is gone")));
      assertEquals(List.of("1 " + VAR), image.errors());
      assertEquals(List.of("sqlite:var/lib/rpm delta-1-1 @0"), image.packages());
    }

    @Test
    @DisplayName("so an emptied one leaves nothing")
    void emptied() {
      assertPackages(ComposedImage.of(layer().file(VAR, A), layer().file(VAR, NONE)));
    }
  }

  @Nested
  @DisplayName("all count where the root has none")
  class WithoutStandardPlace {
    @Test
    @DisplayName("wherever they are")
    void anywhere() {
      assertPackages(
          ComposedImage.of(layer().file("rpmdb.sqlite", A).file("opt/x/rpmdb.sqlite", C)),
          "sqlite:. alpha-1-1 @0",
          "sqlite:. beta-1-1 @0",
          "sqlite:opt/x delta-1-1 @0");
    }

    @Test
    @DisplayName("but each file once")
    void once() {
      assertPackages(
          ComposedImage.of(
              layer()
                  .file("opt/x/rpmdb.sqlite", C)
                  .hardlink("opt/y/rpmdb.sqlite", "opt/x/rpmdb.sqlite")
                  .symlink("opt/z/rpmdb.sqlite", "../x/rpmdb.sqlite")),
          "sqlite:opt/x delta-1-1 @0");
    }

    @Test
    @DisplayName("but no copy of rpm-ostree beside the database")
    void baseDb() {
      ComposedImage image = ComposedImage.of(layer().file("x/" + SHARE, C).file("x/" + BASE_DB, A));
      assertPackages(image, "sqlite:x/usr/share/rpm delta-1-1 @0");
      assertNotice(image, "0 x/" + BASE_DB);
    }

    @Test
    @DisplayName("as soon as a whiteout has removed it")
    void removed() {
      assertPackages(
          ComposedImage.of(
              layer().file(VAR, A).file("opt/x/rpmdb.sqlite", C),
              layer().file("var/lib/.wh.rpm", "")),
          "sqlite:opt/x delta-1-1 @0");
    }
  }

  @Nested
  @DisplayName("may be reached by links")
  class Links {
    @Test
    @DisplayName("of directories, in another layer than the database")
    void directory() {
      assertPackages(
          ComposedImage.of(
              layer().symlink("var/lib/rpm", "/opt/db"),
              layer().file("opt/db/rpmdb.sqlite", C).file("opt/x/rpmdb.sqlite", A)),
          "sqlite:opt/db delta-1-1 @1");
    }

    @Test
    @DisplayName("of files, in another layer than the database, whatever its name")
    void file() {
      FakeLayerBuilder link = layer().symlink(VAR, "/opt/db");
      assertPackages(
          ComposedImage.of(layer().file("opt/db", C), link), "sqlite:var/lib/rpm delta-1-1 @1");
      assertPackages(
          ComposedImage.of(link, layer().file("opt/db", C)), "sqlite:var/lib/rpm delta-1-1 @1");
      assertPackages(
          ComposedImage.of(layer().file("opt/db", C).symlink(VAR, "../../../opt/db")),
          "sqlite:var/lib/rpm delta-1-1 @0");
    }

    @Test
    @DisplayName("that a layer above replaces by a directory")
    void replacedLink() {
      assertPackages(
          ComposedImage.of(
              layer().symlink("var/lib/rpm", "/opt/db").file("opt/db/rpmdb.sqlite", A),
              layer().file(VAR, C)),
          "sqlite:var/lib/rpm delta-1-1 @1");
    }

    @Test
    @DisplayName("that never end")
    void cycle() {
      assertPackages(
          ComposedImage.of(
              layer().symlink("var/lib/rpm", "../../usr/share/rpm"),
              layer().symlink("usr/share/rpm", "../../var/lib/rpm"),
              layer().file("opt/x/rpmdb.sqlite", C)),
          "sqlite:opt/x delta-1-1 @2");
    }
  }

  @Nested
  @DisplayName("may be hard links to files of layers below")
  class HardLinks {
    @Test
    @DisplayName("without the name of a database")
    void object() {
      assertPackages(
          ComposedImage.of(
              layer().file(OBJECT, A), layer().file("x", ""), layer().hardlink(SYSIMAGE, OBJECT)),
          "sqlite:usr/lib/sysimage/rpm alpha-1-1 @2",
          "sqlite:usr/lib/sysimage/rpm beta-1-1 @2");
    }

    @Test
    @DisplayName("that have the name of a database")
    void named() {
      ComposedImage image = ComposedImage.of(layer().file(VAR, C), layer().hardlink(SYSIMAGE, VAR));
      assertPackages(image, "sqlite:var/lib/rpm delta-1-1 @0");
      assertNotice(image);
      assertPackages(
          ComposedImage.of(
              layer().file(VAR, C),
              layer().hardlink(SYSIMAGE, VAR).file("var/lib/rpm/.wh.rpmdb.sqlite", "")),
          "sqlite:usr/lib/sysimage/rpm delta-1-1 @1");
    }

    @Test
    @DisplayName("and then replace a database")
    void replaces() {
      assertPackages(
          ComposedImage.of(layer().file(SHARE, A).file(OBJECT, B), layer().hardlink(SHARE, OBJECT)),
          "sqlite:usr/share/rpm alpha-2-1 @1",
          "sqlite:usr/share/rpm gamma-1-1 @1");
      assertPackages(
          ComposedImage.of(
              layer().file(SHARE, A).file(OBJECT, NONE), layer().hardlink(SHARE, OBJECT)));
    }

    @Test
    @DisplayName("also to hard links")
    void chain() {
      assertPackages(
          ComposedImage.of(
              layer().file(OBJECT, C),
              layer().hardlink(SHARE, OBJECT),
              layer().hardlink(SYSIMAGE, SHARE).file("usr/share/rpm/.wh.rpmdb.sqlite", "")),
          "sqlite:usr/lib/sysimage/rpm delta-1-1 @2");
    }

    @Test
    @DisplayName("of another kind")
    void otherKinds() throws IOException {
      byte[] ndb =
          Files.readAllBytes(SharedData.require("data/real-rpmdb/sle15-bci-a.ndb/Packages.db"));
      byte[] bdb = Files.readAllBytes(SharedData.require("data/real-rpmdb/epoch.bdb/Packages"));
      ComposedImage image =
          ComposedImage.of(
              layer().file(OBJECT, ndb), layer().hardlink("var/lib/rpm/Packages.db", OBJECT));
      assertEquals(List.of(), image.errors());
      assertEquals(35, image.packages().size());
      image =
          ComposedImage.of(
              layer().file(OBJECT, bdb), layer().hardlink("var/lib/rpm/Packages", OBJECT));
      assertEquals(List.of("bdb:var/lib/rpm hello-1:0.0.1-rls @1"), image.packages());
    }

    @Test
    @DisplayName("that are damaged")
    void damaged() {
      byte[] damaged = sqlite("alpha-1-1", "beta-1-1");
      Arrays.fill(damaged, damaged.length - 12, damaged.length, (byte) 0xff);
      ComposedImage image =
          ComposedImage.of(layer().file(OBJECT, damaged), layer().hardlink(SYSIMAGE, OBJECT));
      assertEquals(List.of("1 " + SYSIMAGE), image.errors());
      assertEquals(List.of("sqlite:usr/lib/sysimage/rpm beta-1-1 @1"), image.packages());
    }

    @Test
    @DisplayName("which are missing")
    void unknown() {
      ComposedImage image =
          ComposedImage.of(layer().file(SHARE, C), layer().hardlink(SHARE, OBJECT));
      assertEquals(List.of("1 " + SHARE), image.errors());
      assertEquals(List.of("sqlite:usr/share/rpm delta-1-1 @0"), image.packages());
    }

    @Test
    @DisplayName("which a layer between has removed")
    void removed() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(OBJECT, C),
              layer().file("sysroot/.wh.ostree", ""),
              layer().hardlink(SHARE, OBJECT),
              layer().file("sysroot/.wh.ostree", ""));
      assertEquals(List.of("2 " + SHARE), image.errors());
    }

    @Test
    @DisplayName("which are missing because there is no layer below")
    void lowest() {
      ComposedImage image =
          ComposedImage.of(layer().hardlink(SHARE, OBJECT), layer().file(OBJECT, C));
      assertEquals(List.of("0 " + SHARE), image.errors());
      assertEquals(List.of(), image.packages());
    }
  }

  @Nested
  @DisplayName("may have a log in another layer")
  class Logs {
    private static final String WAL = "-wal";

    private final Logged logged = logged("delta-1-1", "alpha-1-1", "beta-1-1");

    private FakeLayerBuilder below() {
      return layer().file(VAR, logged.main());
    }

    private void assertApplied(String label, int layer, ComposedImage image) {
      assertPackages(image, label + " beta-1-1 @0", label + " delta-1-1 @" + layer);
    }

    @Test
    @DisplayName("above it")
    void above() {
      assertApplied(
          "sqlite:var/lib/rpm",
          1,
          ComposedImage.of(below(), layer().file(VAR + WAL, logged.wal())));
      assertApplied(
          "sqlite:var/lib/rpm",
          2,
          ComposedImage.of(
              below().file(VAR + WAL, ""),
              layer().file("x", ""),
              layer().file(VAR + WAL, logged.wal())));
    }

    @Test
    @DisplayName("below it")
    void beneath() {
      assertPackages(
          ComposedImage.of(layer().file(VAR + WAL, logged.wal()), layer().file(VAR, logged.main())),
          "sqlite:var/lib/rpm beta-1-1 @1",
          "sqlite:var/lib/rpm delta-1-1 @1");
    }

    @Test
    @DisplayName("that a layer above removes or empties")
    void removed() {
      FakeLayerBuilder both = below().file(VAR + WAL, logged.wal());
      assertApplied("sqlite:var/lib/rpm", 0, ComposedImage.of(both));
      String[] withoutLog = {"sqlite:var/lib/rpm alpha-1-1 @1", "sqlite:var/lib/rpm beta-1-1 @0"};
      assertPackages(
          ComposedImage.of(both, layer().file("var/lib/rpm/.wh.rpmdb.sqlite-wal", "")), withoutLog);
      assertPackages(ComposedImage.of(both, layer().file(VAR + WAL, "")), withoutLog);
      assertPackages(
          ComposedImage.of(both, layer().file(VAR, C).file(VAR + WAL, "")),
          "sqlite:var/lib/rpm delta-1-1 @0");
    }

    @Test
    @DisplayName("of a database that arrived by hard link")
    void hardLink() {
      assertPackages(
          ComposedImage.of(
              layer().file(OBJECT, logged.main()),
              layer().hardlink(SHARE, OBJECT),
              layer().file(SHARE + WAL, logged.wal())),
          "sqlite:usr/share/rpm beta-1-1 @1",
          "sqlite:usr/share/rpm delta-1-1 @2");
      assertPackages(
          ComposedImage.of(
              layer().file(OBJECT, logged.main()),
              layer().hardlink(SHARE, OBJECT).file(SHARE + WAL, logged.wal())),
          "sqlite:usr/share/rpm beta-1-1 @1",
          "sqlite:usr/share/rpm delta-1-1 @1");
    }

    @Test
    @DisplayName("beside one name of the file only")
    void otherName() {
      ComposedImage image =
          ComposedImage.of(
              layer()
                  .file(OBJECT, logged.main())
                  .hardlink(SHARE, OBJECT)
                  .file(SHARE + WAL, logged.wal()),
              layer().hardlink(SYSIMAGE, OBJECT).file("usr/share/rpm/.wh.rpmdb.sqlite", ""));
      assertPackages(
          image,
          "sqlite:usr/lib/sysimage/rpm alpha-1-1 @1",
          "sqlite:usr/lib/sysimage/rpm beta-1-1 @1");
    }

    @Test
    @DisplayName("that removes everything")
    void empties() {
      Logged last = logged("", "alpha-1-1");
      assertPackages(
          ComposedImage.of(layer().file(VAR, last.main()), layer().file(VAR + WAL, last.wal())));
    }

    @Test
    @DisplayName("that cannot be read")
    void unreadable() {
      ComposedImage image =
          ComposedImage.of(
              below(), layer().unreadable(VAR + WAL, 1 << 20, new IOException("disk is gone")));
      assertEquals(List.of("1 " + VAR), image.errors());
      assertEquals(
          List.of("sqlite:var/lib/rpm alpha-1-1 @0", "sqlite:var/lib/rpm beta-1-1 @0"),
          image.packages());
    }

    @Test
    @DisplayName("that is a hard link to a file of yet another layer")
    void linked() {
      String[] logs = {"tmp/w", "tmp/w-1", "tmp/w-wal"};
      for (String log : logs) {
        assertApplied(
            "sqlite:var/lib/rpm",
            1,
            ComposedImage.of(
                below().file(log, logged.wal()),
                layer().hardlink(VAR + WAL, log),
                layer().file("x", "")));
      }
      ComposedImage image =
          ComposedImage.of(below().file("x", ""), layer().hardlink(VAR + WAL, "objects/1"));
      assertEquals(List.of("1 " + VAR), image.errors());
      assertEquals(
          List.of("sqlite:var/lib/rpm alpha-1-1 @0", "sqlite:var/lib/rpm beta-1-1 @0"),
          image.packages());
    }

    @Test
    @DisplayName("that a layer above replaces by a directory")
    void directory() {
      assertPackages(
          ComposedImage.of(
              below().file(VAR + WAL, logged.wal()), layer().directory(VAR + WAL).file("x", "")),
          "sqlite:var/lib/rpm alpha-1-1 @1",
          "sqlite:var/lib/rpm beta-1-1 @0");
    }

    @Test
    @DisplayName("that is a journal")
    void journal() {
      String[] packages =
          IntStream.range(0, 500).mapToObj(i -> "package" + i + "-1-1").toArray(String[]::new);
      Logged interrupted = interrupted(packages);
      FakeLayerBuilder main = layer().file(VAR, interrupted.main());
      ComposedImage image =
          ComposedImage.of(main, layer().file(VAR + "-journal", interrupted.wal()));
      assertEquals(List.of(), image.errors());
      assertEquals(
          Stream.of(packages).sorted().toList(),
          image.packages().stream().map(found -> found.split(" ", -1)[1]).sorted().toList());
      assertNotEquals(packages.length, ComposedImage.of(main).packages().size());
    }

    @Test
    @DisplayName("which has all of it")
    void unwrittenDatabase() {
      Logged unwritten = unwritten("delta-1-1");
      FakeLayerBuilder both = layer().file(VAR, unwritten.main()).file(VAR + WAL, unwritten.wal());
      assertPackages(ComposedImage.of(both), "sqlite:var/lib/rpm delta-1-1 @0");
      assertPackages(ComposedImage.of(both, layer().file(VAR + WAL, "")));
    }

    @Test
    @DisplayName("beside a file that cannot be read")
    void unreadableFile() {
      ComposedImage image =
          ComposedImage.of(
              layer()
                  .unreadable(VAR, 1 << 20, new IOException("disk is gone"))
                  .file(VAR + WAL, logged.wal()));
      assertEquals(List.of("0 " + VAR), image.errors());
    }

    @Test
    @DisplayName("beside a file that is something else")
    void otherFile() {
      ComposedImage image =
          ComposedImage.of(
              layer().file(VAR, "text").file(VAR + WAL, "text").file("opt/x/rpmdb.sqlite", C));
      assertPackages(image, "sqlite:opt/x delta-1-1 @0");
      assertNotice(image, "0 " + VAR);
    }

    @Test
    @DisplayName("of no database at all")
    void alone() {
      assertPackages(ComposedImage.of(layer().file(VAR + WAL, logged.wal())));
      assertPackages(
          ComposedImage.of(
              below(),
              layer().file("var/lib/rpm/.wh.rpmdb.sqlite", ""),
              layer().file(VAR + WAL, logged.wal())));
    }
  }

  @Nested
  @DisplayName("may be symbolic links to a file of another name")
  class OtherNames {
    private static final String FILE = "data/db.file";
    private static final String LABEL = "sqlite:usr/lib/sysimage/rpm ";

    private final Logged logged = logged("delta-1-1", "alpha-1-1", "beta-1-1");

    private FakeLayerBuilder below() {
      return layer().file(FILE, logged.main());
    }

    private FakeLayerBuilder link() {
      return layer().symlink(SYSIMAGE, "../../../../" + FILE);
    }

    private void assertFileOnly(int layer, ComposedImage image) {
      assertPackages(image, LABEL + "alpha-1-1 @" + layer, LABEL + "beta-1-1 @" + layer);
    }

    @Test
    @DisplayName("beside which a log counts for nothing")
    void logBesideLink() {
      for (byte[] log : List.of(new byte[0], logged.wal())) {
        FakeLayerBuilder above = layer().file(SYSIMAGE + "-wal", log);
        assertFileOnly(1, ComposedImage.of(below(), link(), above));
        assertFileOnly(1, ComposedImage.of(below(), link(), above, layer().file("x", ""), above));
        assertFileOnly(0, ComposedImage.of(below().symlink(SYSIMAGE, "/" + FILE), above));
        assertFileOnly(1, ComposedImage.of(below(), link().file(SYSIMAGE + "-wal", log)));
        assertFileOnly(
            1,
            ComposedImage.of(
                layer().file(SYSIMAGE, C), below().symlink(SYSIMAGE, "/" + FILE), above));
      }
    }

    @Test
    @DisplayName("beside which a log counts")
    void logBesideFile() {
      String[] log = {LABEL + "beta-1-1 @1", LABEL + "delta-1-1 @1"};
      FakeLayerBuilder both = below().file(FILE + "-wal", logged.wal());
      assertPackages(ComposedImage.of(both, link()), log);
      assertPackages(ComposedImage.of(below(), link().file(FILE + "-wal", logged.wal())), log);
      assertPackages(
          ComposedImage.of(below(), link(), layer().file(FILE + "-wal", logged.wal())),
          LABEL + "beta-1-1 @1",
          LABEL + "delta-1-1 @2");
      assertPackages(
          ComposedImage.of(both.symlink(SYSIMAGE, "/" + FILE)),
          LABEL + "beta-1-1 @0",
          LABEL + "delta-1-1 @0");
    }

    @Test
    @DisplayName("whose log a layer above removes or empties")
    void withoutLog() {
      FakeLayerBuilder both = below().file(FILE + "-wal", logged.wal());
      FakeLayerBuilder empty = layer().file(FILE + "-wal", "");
      assertFileOnly(2, ComposedImage.of(both, empty, link()));
      for (FakeLayerBuilder above : List.of(empty, layer().file("data/.wh.db.file-wal", ""))) {
        assertPackages(
            ComposedImage.of(both, link(), above), LABEL + "alpha-1-1 @2", LABEL + "beta-1-1 @1");
      }
    }

    @Test
    @DisplayName("whose log is not known")
    void unknownLog() {
      FakeLayerBuilder together = below().file(FILE + "-wal", "something else");
      ComposedImage same = ComposedImage.of(together.symlink(SYSIMAGE, "/" + FILE));
      assertEquals(List.of("0 " + SYSIMAGE), same.errors());
      assertEquals(2, same.packages().size());
      ComposedImage image =
          ComposedImage.of(below(), link(), layer().file(FILE + "-wal", "something else"));
      assertEquals(List.of("2 " + SYSIMAGE), image.errors());
      assertEquals(List.of(LABEL + "alpha-1-1 @1", LABEL + "beta-1-1 @1"), image.packages());
    }

    @Test
    @DisplayName("whose log removes everything")
    void emptied() {
      Logged last = logged("", "alpha-1-1");
      assertPackages(
          ComposedImage.of(
              layer().file(FILE, last.main()), link(), layer().file(FILE + "-wal", last.wal())));
    }
  }

  @Test
  @DisplayName("are none in files that are something else")
  void others() {
    assertPackages(
        ComposedImage.of(
            layer().file("usr/share/x.db", "SQLite format 3\0 and whatever follows"),
            layer().file("etc/aliases.db", new byte[600])));
  }
}
