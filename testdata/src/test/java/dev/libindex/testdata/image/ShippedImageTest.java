package dev.libindex.testdata.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libindex.testdata.http.MappingFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShippedImageTest {
  @ParameterizedTest
  @EnumSource
  void isSmallAndAlwaysTheSame(ShippedImage shipped) {
    TestImage image = shipped.image();
    assertEquals(image.hash(), shipped.image().hash());
    long size = image.layers().stream().mapToLong(layer -> layer.content().length()).sum();
    assertTrue(size < 200_000, () -> size + " bytes");
  }

  @ParameterizedTest
  @EnumSource(names = "FOREIGN", mode = EnumSource.Mode.EXCLUDE)
  void sharesTheBase(ShippedImage shipped) throws IOException {
    TestLayer base = ShippedImage.APPLICATION.image().layers().get(0);
    assertEquals(base.digest(), shipped.image().layers().get(0).digest());
    assertTrue(paths(base).containsAll(Set.of("etc/os-release", "var/lib/rpm/rpmdb.sqlite")));
  }

  @Test
  void removesUpgradesAndHides() throws IOException {
    List<TestLayer> layers = ShippedImage.APPLICATION.image().layers();
    assertTrue(paths(layers.get(2)).contains("usr/bin/.wh.libindex-doomed"));
    assertTrue(paths(layers.get(2)).contains("usr/share/doc/.wh.libindex-doomed"));
    assertTrue(paths(layers.get(3)).contains("opt/application/cache/.wh..wh..opq"));

    List<ShippedPackage> packages = ShippedImage.APPLICATION.packages();
    assertEquals(11, packages.size());
    assertFalse(names(packages).contains("libindex-doomed"));
    assertTrue(names(packages).contains("libindex-web"));
    ShippedPackage crypto =
        packages.stream().filter(p -> p.name().equals("libindex-crypto")).findFirst().orElseThrow();
    assertEquals(
        "1:3.0.7-28.el9_4", crypto.epoch() + ":" + crypto.version() + "-" + crypto.release());
  }

  @Test
  void hasDatabasesOfTwoKinds() {
    assertEquals(
        Set.of("sqlite:var/lib/rpm", "ndb:opt/chroot/usr/lib/sysimage/rpm"),
        ShippedImage.PLAIN.packages().stream()
            .map(ShippedPackage::database)
            .collect(Collectors.toSet()));
    assertEquals(List.of(), ShippedImage.FOREIGN.packages());
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "FOREIGN"})
  void needsNoMapping(ShippedImage shipped) throws IOException {
    for (TestLayer layer : shipped.image().layers()) {
      assertTrue(paths(layer).stream().noneMatch(path -> path.contains("buildinfo")));
    }
  }

  @Test
  void hasMappingsForTheContentSets() throws IOException {
    JsonNode mapping = json(ShippedMapping.bytes(MappingFile.REPOSITORY_TO_CPE)).get("data");
    JsonNode names = json(ShippedMapping.bytes(MappingFile.CONTAINER_NAME_REPOS)).get("data");
    List<String> unmapped = new ArrayList<>();
    int sets = 0;
    for (ShippedImage shipped : ShippedImage.values()) {
      for (TestLayer layer : shipped.image().layers()) {
        for (String repository : contentSets(layer)) {
          sets++;
          if (!mapping.has(repository)) {
            unmapped.add(repository);
          }
        }
      }
    }
    assertEquals(8, sets);
    assertEquals(List.of("libindex-unmapped-rpms"), unmapped);
    assertTrue(names.has("libindex/application"));
  }

  private static List<String> contentSets(TestLayer layer) throws IOException {
    List<String> sets = new ArrayList<>();
    for (LayerBuilderTest.ReadEntry file : LayerBuilderTest.read(layer)) {
      if (file.name().contains("content_manifests/") && file.name().endsWith(".json")) {
        JsonNode manifest = new ObjectMapper().readTree(file.text());
        manifest.get("content_sets").forEach(set -> sets.add(set.textValue()));
      }
    }
    return sets;
  }

  private static Set<String> paths(TestLayer layer) throws IOException {
    return LayerBuilderTest.read(layer).stream()
        .map(LayerBuilderTest.ReadEntry::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(List<ShippedPackage> packages) {
    return packages.stream().map(ShippedPackage::name).collect(Collectors.toSet());
  }

  private static JsonNode json(byte[] bytes) throws IOException {
    return new ObjectMapper().readTree(bytes);
  }
}
