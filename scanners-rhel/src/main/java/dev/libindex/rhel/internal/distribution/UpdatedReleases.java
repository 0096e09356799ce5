package dev.libindex.rhel.internal.distribution;

import dev.libindex.model.Distribution;
import dev.libindex.scan.ScanResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings the distributions of an image's lower layers up to date. */
final class UpdatedReleases {
  private UpdatedReleases() {}

  /**
   * Returns the results with the uppermost release of each distribution in every layer that has an
   * earlier one: a layer that updates packages updates os-release, too, and the image then has one
   * release, not two.
   *
   * @param layers bottom first
   */
  static List<ScanResult<Distribution>> of(List<ScanResult<Distribution>> layers) {
    Map<String, Distribution> uppermost = new HashMap<>();
    layers.forEach(layer -> layer.items().forEach(found -> uppermost.put(found.did(), found)));
    return layers.stream()
        .map(
            layer ->
                new ScanResult<>(
                    layer.items().stream()
                        .map(found -> uppermost.getOrDefault(found.did(), found))
                        .toList(),
                    layer.evidence(),
                    layer.partialErrors(),
                    layer.notices()))
        .toList();
  }
}
