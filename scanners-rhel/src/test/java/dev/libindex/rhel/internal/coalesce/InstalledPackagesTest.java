package dev.libindex.rhel.internal.coalesce;

import static dev.libindex.rhel.internal.coalesce.TestLayer.DATABASE;
import static dev.libindex.rhel.internal.coalesce.TestLayer.image;
import static dev.libindex.rhel.internal.coalesce.TestLayer.layer;
import static dev.libindex.rhel.internal.coalesce.TestLayer.rpm;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libindex.ecosystem.Coalescer;
import dev.libindex.ecosystem.LayerArtifacts;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which packages are installed, on which the linux and the rhel coalescer must agree. */
final class InstalledPackagesTest {

  static Stream<Coalescer> coalescers() {
    return Stream.of(new LinuxCoalescer(), new RhelCoalescer());
  }

  private static List<String> places(Coalescer coalescer, TestLayer... layers) {
    return Places.of(coalescer.coalesce(image(layers)));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void upperCopyOfTheDatabaseReplacesTheLower(Coalescer coalescer) {
    assertEquals(
        List.of("added@2", "kept@0"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("kept"), rpm("removed")),
            layer(1),
            layer(2).database(DATABASE, rpm("kept"), rpm("added"))));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void b15EmptiedDatabaseRemovesItsPackages(Coalescer coalescer) {
    assertEquals(
        List.of(),
        places(coalescer, layer(0).database(DATABASE, rpm("a")), layer(1).database(DATABASE)));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void b15OtherDatabaseAboveRemovesNothing(Coalescer coalescer) {
    assertEquals(
        List.of("a@0", "extra@1(sqlite:opt/x)"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("a")),
            layer(1).database("opt/x/rpmdb.sqlite", rpm("extra"))));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void b15ReinstalledPackageBelongsToTheLayerThatReinstalledIt(Coalescer coalescer) {
    assertEquals(
        List.of("a@0", "b@2"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("a"), rpm("b")),
            layer(1).database(DATABASE, rpm("a")),
            layer(2).database(DATABASE, rpm("a"), rpm("b"))));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void b33PackageOfTwoDatabasesHasAnEnvironmentForEach(Coalescer coalescer) {
    assertEquals(
        List.of("a@0", "a@0(ndb:opt/x)"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("a")).database("opt/x/Packages.db", rpm("a"))));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void d36MovedDatabaseIsAtItsNewPlaceOnly(Coalescer coalescer) {
    assertEquals(
        List.of("a@1(sqlite:usr/lib/sysimage/rpm)"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("a")),
            layer(1)
                .whiteout("var/lib/rpm/.wh.rpmdb.sqlite")
                .database("usr/lib/sysimage/rpm/rpmdb.sqlite", rpm("a"))));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void d36OpaqueRootLeavesOnlyTheNewDatabase(Coalescer coalescer) {
    assertEquals(
        List.of("a@1", "c@1"),
        places(
            coalescer,
            layer(0).database(DATABASE, rpm("a"), rpm("b")).database("x/Packages", rpm("d")),
            layer(1).database(DATABASE, rpm("a"), rpm("c")).whiteout(".wh..wh..opq")));
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void d36BackendChangeDropsTheOldDatabase(Coalescer coalescer) {
    assertEquals(
        List.of("a@1"),
        places(
            coalescer,
            layer(0).database("var/lib/rpm/Packages", rpm("a"), rpm("b")),
            layer(1).whiteout("var/lib/rpm/.wh.Packages").database(DATABASE, rpm("a"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var/lib/rpm/.wh.rpmdb.sqlite",
        "var/lib/.wh.rpm",
        "var/.wh.lib",
        ".wh.var",
        "var/lib/rpm/.wh..wh..opq",
        "var/lib/.wh..wh..opq",
        "var/.wh..wh..opq"
      })
  void whiteoutRemovesDatabasesOfLowerLayersOnly(String whiteout) {
    for (Coalescer coalescer : coalescers().toList()) {
      assertEquals(
          List.of(),
          places(coalescer, layer(0).database(DATABASE, rpm("a")), layer(1).whiteout(whiteout)));
      assertEquals(
          List.of("a@0", "c@1"),
          places(
              coalescer,
              layer(0).database(DATABASE, rpm("a"), rpm("b")),
              layer(1).database(DATABASE, rpm("a"), rpm("c")).whiteout(whiteout)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var/lib/rpm/.wh.rpmdb",
        "var/lib/.wh.rp",
        ".wh.lib",
        "lib/.wh..wh..opq",
        "var/lib/rpm/.wh.",
        "var/lib/rpm/.wh..",
        "var/lib/rpm/.wh...",
        "var/lib/rpm/x/.wh..wh..opq"
      })
  void otherAndMalformedWhiteoutsRemoveNothing(String whiteout) {
    assertEquals(
        List.of("a@0"),
        places(
            new RhelCoalescer(),
            layer(0).database(DATABASE, rpm("a")),
            layer(1).whiteout(whiteout)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"var", "var/lib", "var/lib/rpm", DATABASE})
  void databaseBelowAnObstructionIsGone(String obstruction) {
    assertEquals(
        List.of("a@1(sqlite:usr/lib/sysimage/rpm)"),
        places(
            new LinuxCoalescer(),
            layer(0).database(DATABASE, rpm("a")),
            layer(1)
                .obstruction(obstruction)
                .database("usr/lib/sysimage/rpm/rpmdb.sqlite", rpm("a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {DATABASE, ""})
  void damagedDatabaseRemovesNothingAndAddsWhatCouldBeRead(String path) {
    assertEquals(
        List.of("added@1", "kept@0", "unread@0"),
        places(
            new RhelCoalescer(),
            layer(0).database(DATABASE, rpm("kept"), rpm("unread")),
            layer(1).database(DATABASE, rpm("kept"), rpm("added")).error(path)));
  }

  @Test
  void damagedDatabaseInPlaceOfAWhitedOutOneListsWhatCouldBeRead() {
    assertEquals(
        List.of("added@1", "kept@0"),
        places(
            new RhelCoalescer(),
            layer(0).database(DATABASE, rpm("kept"), rpm("gone")),
            layer(1)
                .whiteout("var/lib/rpm/.wh.rpmdb.sqlite")
                .database(DATABASE, rpm("kept"), rpm("added"))
                .error(DATABASE)));
  }

  @Test
  void errorOfOneDatabaseDoesNotKeepThePackagesOfAnother() {
    assertEquals(
        List.of("b@0(sqlite:opt/x)"),
        places(
            new RhelCoalescer(),
            layer(0).database(DATABASE, rpm("a")).database("opt/x/rpmdb.sqlite", rpm("b")),
            layer(1)
                .database(DATABASE)
                .database("opt/x/rpmdb.sqlite")
                .error("opt/x/rpmdb.sqlite")));
  }

  @Test
  void packagesKeptOverADamagedDatabaseAreRemovedByTheNextIntactOne() {
    assertEquals(
        List.of("b@1"),
        places(
            new RhelCoalescer(),
            layer(0).database(DATABASE, rpm("a")),
            layer(1).database(DATABASE, rpm("b")).error(DATABASE),
            layer(2).database(DATABASE, rpm("b"))));
  }

  @Test
  void layerListedTwiceChangesNothing() {
    Supplier<TestLayer> layer = () -> layer(0).database(DATABASE, rpm("a"));
    assertEquals(List.of("a@0"), places(new RhelCoalescer(), layer.get(), layer.get()));
  }

  @Test
  void sourceIsTakenFromTheUppermostLayerThatListsThePackage() {
    Package lower = withSource("old");
    Package upper = withSource("new");
    Package source =
        Places.named(
                new RhelCoalescer()
                    .coalesce(
                        image(
                            layer(0).database("a/rpmdb.sqlite", lower),
                            layer(1).database("b/rpmdb.sqlite", upper),
                            layer(2).database("c/rpmdb.sqlite", rpm("other")))),
                "a")
            .source();
    assertEquals("new", source == null ? "" : source.name());
  }

  private static Package withSource(String name) {
    Package source = Package.builder().name(name).kind(PackageKind.SOURCE).build();
    return rpm("a").toBuilder().source(source).build();
  }

  @ParameterizedTest
  @MethodSource("coalescers")
  void orderWithinALayerDoesNotMatter(Coalescer coalescer) {
    List<LayerArtifacts> first = shuffled(0);
    for (long seed = 1; seed <= 50; seed++) {
      List<LayerArtifacts> shuffled = shuffled(seed);
      assertFalse(shuffled.isEmpty());
      assertEquals(coalescer.coalesce(first), coalescer.coalesce(shuffled), "seed " + seed);
    }
  }

  private static List<LayerArtifacts> shuffled(long seed) {
    return image(
        layer(0)
            .database(DATABASE, rpm("a"), withSource("x"), withSource("y"), rpm("c"))
            .database("opt/rpmdb.sqlite", withSource("z"), rpm("c"))
            .with(TestLayer.repository("r", "1"), TestLayer.repository("s", "2"))
            .shuffle(seed),
        layer(1)
            .database(DATABASE, rpm("a", "2-1", "repoid=r"), rpm("c"), withSource("w"))
            .whiteout("opt/.wh.x")
            .obstruction("opt/Packages")
            .error("opt/rpmdb.sqlite")
            .shuffle(seed));
  }
}
