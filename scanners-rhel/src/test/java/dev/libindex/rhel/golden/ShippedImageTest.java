package dev.libindex.rhel.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libindex.model.Contents;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.rhel.internal.container.ContainerNameRepositories;
import dev.libindex.rhel.internal.repository.RepositoryToCpe;
import dev.libindex.rhel.layers.ShippedLayers;
import dev.libindex.testdata.http.MappingFile;
import dev.libindex.testdata.image.ShippedImage;
import dev.libindex.testdata.image.ShippedMapping;
import dev.libindex.testdata.image.ShippedPackage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the shipped images with what rpm itself lists; needs no shared data. */
final class ShippedImageTest {

  @ParameterizedTest
  @EnumSource
  void packagesEqualThoseThatRpmLists(ShippedImage image) throws IOException {
    PlainIndexer.Result result =
        PlainIndexer.index(
            ShippedLayers.of(image),
            Map.of(
                RepositoryToCpe.NAME,
                RepositoryToCpe.parse(ShippedMapping.bytes(MappingFile.REPOSITORY_TO_CPE)),
                ContainerNameRepositories.NAME,
                ContainerNameRepositories.parse(
                    ShippedMapping.bytes(MappingFile.CONTAINER_NAME_REPOS))));
    assertEquals(List.of(), result.errors());
    List<String> found =
        result.contents().packages().values().stream()
            .filter(ShippedImageTest::isRpm)
            .flatMap(one -> places(result.contents(), one))
            .distinct()
            .sorted()
            .toList();
    assertEquals(expected(image), found);
    assertFalse(found.isEmpty() && image != ShippedImage.FOREIGN, "no rpm package was found");
  }

  private static boolean isRpm(Package found) {
    return found.kind() == PackageKind.BINARY && !found.repositoryHint().equals("rhcc");
  }

  private static Stream<String> places(Contents contents, Package found) {
    return contents.environments().getOrDefault(found.id(), List.of()).stream()
        .map(place -> line(place.packageDb(), found.name(), found.version(), found.arch()));
  }

  private static List<String> expected(ShippedImage image) {
    return image.packages().stream().map(ShippedImageTest::line).sorted().toList();
  }

  private static String line(ShippedPackage one) {
    String epoch = one.epoch().isEmpty() || one.epoch().equals("0") ? "" : one.epoch() + ":";
    String evr = epoch + one.version() + "-" + one.release();
    return line(one.database(), one.name(), evr, one.arch());
  }

  private static String line(String database, String name, String version, String arch) {
    return String.join(" ", database, name, version, arch);
  }
}
