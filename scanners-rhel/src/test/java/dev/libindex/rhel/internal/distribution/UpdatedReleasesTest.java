package dev.libindex.rhel.internal.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.scan.ScanResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpdatedReleasesTest {

  private static ScanResult<Distribution> layer(String... releases) {
    return ScanResult.of(Arrays.stream(releases).map(UpdatedReleasesTest::release).toList());
  }

  private static Distribution release(String release) {
    String[] parts = release.split(" ", -1);
    return Distribution.builder().did(parts[0]).versionId(parts[1]).build();
  }

  @Test
  void theUppermostReleaseCountsInAllLayersThatHaveOne() {
    assertEquals(
        List.of(layer("rocky 9.4"), layer(), layer("rocky 9.4"), layer("rocky 9.4")),
        UpdatedReleases.of(
            List.of(layer("rocky 9.2"), layer(), layer("rocky 9.3"), layer("rocky 9.4"))));
  }

  @Test
  void anotherDistributionIsNoRelease() {
    List<ScanResult<Distribution>> layers = List.of(layer("fedora 43"), layer("rocky 9.4"));
    assertEquals(layers, UpdatedReleases.of(layers));
  }

  @Test
  void everythingElseStays() {
    List<ScanResult<Distribution>> layers =
        List.of(
            new ScanResult<>(
                List.of(),
                List.of(),
                List.of(PartialError.permanent("a", "b")),
                List.of(new Notice("c", "d"))));
    assertEquals(layers, UpdatedReleases.of(layers));
  }
}
