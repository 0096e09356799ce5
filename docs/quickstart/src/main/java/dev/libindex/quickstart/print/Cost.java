package dev.libindex.quickstart.print;

import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import java.time.Duration;
import java.util.List;

/**
 * What indexing one image cost.
 *
 * @param bytes the number of bytes fetched
 * @param scanned the number of layers that were read
 * @param reused the number of layers that were known, or read for another image
 * @param elapsed the time that the call took
 */
public record Cost(long bytes, int scanned, int reused, Duration elapsed) {

  /** Takes the cost of the manifest's layers from the tally. */
  public static Cost of(Manifest manifest, Tally tally, Duration elapsed) {
    List<Digest> layers = manifest.layerDigests().stream().distinct().toList();
    List<LayerCost> costs =
        layers.stream().map(tally::claim).filter(cost -> cost.requests() > 0).toList();
    long bytes = costs.stream().mapToLong(LayerCost::bytesReceived).sum();
    return new Cost(bytes, costs.size(), layers.size() - costs.size(), elapsed);
  }
}
