package dev.libindex.rhel.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.cpe.Cpe;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.rhel.layers.TarLayer;
import dev.libindex.testdata.image.LayerBuilder;
import dev.libindex.testdata.image.TestLayer;
import dev.libindex.testdata.internal.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Indexes a made-up Hummingbird image, since none is recorded: its release file and a database. */
final class HummingbirdTest {

  private static byte[] data(String path) throws IOException {
    return Files.readAllBytes(SharedData.require("data/" + path));
  }

  private static TarLayer layer() throws IOException {
    TestLayer layer =
        LayerBuilder.create()
            .file(
                "usr/lib/os-release",
                data("claircore-history/releasefiles/hummingbird__etc__os-release"))
            .symlink("etc/os-release", "../usr/lib/os-release")
            .file("usr/lib/sysimage/rpm/Packages", data("real-rpmdb/epoch.bdb/Packages"))
            .build();
    try (InputStream tar = layer.content().open()) {
      return TarLayer.read(tar.readAllBytes(), layer.digest());
    }
  }

  @Test
  void packagesBelongToHummingbird() throws IOException {
    Contents contents = PlainIndexer.index(List.of(layer()), Map.of()).contents();

    Distribution hummingbird =
        Distribution.builder()
            .did("hummingbird")
            .name("Hummingbird OS")
            .version("20251124")
            .versionId("20251124")
            .prettyName("Hummingbird OS 20251124")
            .cpe(Cpe.parse("cpe:/a:redhat:hummingbird:1"))
            .build();
    assertEquals(Map.of(hummingbird.id(), hummingbird), contents.distributions());
    assertEquals(1, contents.packages().size());
    // The rpm ecosystem does not know this distribution, and its coalescer reports none.
    assertEquals(
        Set.of(hummingbird.id(), ""),
        contents.environments().values().stream()
            .flatMap(Collection::stream)
            .map(Environment::distributionId)
            .collect(Collectors.toSet()));
  }
}
