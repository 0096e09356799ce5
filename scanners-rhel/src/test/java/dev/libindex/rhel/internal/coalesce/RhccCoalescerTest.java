package dev.libindex.rhel.internal.coalesce;

import static dev.libindex.rhel.internal.coalesce.TestLayer.image;
import static dev.libindex.rhel.internal.coalesce.TestLayer.layer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Contents;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how containers become packages (section 4.5 of the specification). */
final class RhccCoalescerTest {
  private static final String FILE = "root/buildinfo/labels.json";
  private static final Repository GOLD = Repository.of("gold", "rhcc", "u", null);

  private static Package container(String name) {
    return Package.builder()
        .name(name)
        .version("7")
        .kind(PackageKind.BINARY)
        .source(Package.builder().name(name).kind(PackageKind.SOURCE).build())
        .normalizedVersion(NormalizedVersion.of("rhctag", 7))
        .build();
  }

  private static Contents coalesce(TestLayer... layers) {
    return new RhccCoalescer().coalesce(image(layers));
  }

  private static String version(Contents contents, String name) {
    return String.valueOf(Places.named(contents, name).normalizedVersion());
  }

  @Test
  void containersBelowTheTopmostAreUnmatchable() {
    Contents contents =
        coalesce(
            layer(0).container(FILE, container("base")).with(GOLD),
            layer(1),
            layer(2).container(FILE, container("app")).with(GOLD));
    assertEquals("unmatchable:7.0.0.0.0.0.0.0.0.0", version(contents, "base"));
    assertEquals("rhctag:7.0.0.0.0.0.0.0.0.0", version(contents, "app"));
    assertEquals(List.of("app@2(" + FILE + ")", "base@0(" + FILE + ")"), Places.of(contents));
    assertEquals(List.of("gold"), Places.repositories(contents, "base"));
  }

  @Test
  void layerWithRepositoriesButNoPackagesCountsAsTopmost() {
    Contents contents =
        coalesce(layer(0).container(FILE, container("base")).with(GOLD), layer(1).with(GOLD));
    assertEquals("unmatchable:7.0.0.0.0.0.0.0.0.0", version(contents, "base"));
  }

  @Test
  void b16UpperLayerWinsAndIsMatchable() {
    Contents contents =
        coalesce(
            layer(0).container(FILE, container("same")).with(GOLD),
            layer(1).container(FILE, container("same")).with(GOLD));
    assertEquals("rhctag:7.0.0.0.0.0.0.0.0.0", version(contents, "same"));
    assertEquals(List.of("same@1(" + FILE + ")"), Places.of(contents));
  }

  @Test
  void b16LayerWithoutRepositoriesIsIgnored() {
    Contents contents =
        coalesce(
            layer(0).container(FILE, container("base")).with(GOLD),
            layer(1).container(FILE, container("app")));
    assertEquals(List.of("base@0(" + FILE + ")"), Places.of(contents));
    assertEquals("rhctag:7.0.0.0.0.0.0.0.0.0", version(contents, "base"));
  }

  @Test
  void d14OpaqueRootDiscardsLowerLayers() {
    Contents contents =
        coalesce(
            layer(0).container(FILE, container("base")).with(GOLD),
            layer(1).whiteout(".wh..wh..opq"));
    assertEquals(Contents.empty(), contents);
  }
}
