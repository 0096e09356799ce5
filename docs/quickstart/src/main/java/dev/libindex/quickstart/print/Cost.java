package dev.libindex.quickstart.print;

import dev.libindex.listener.LayerCost;
import dev.libindex.model.Digest;
import dev.libindex.model.Manifest;
import java.time.Duration;
import java.util.List;

/**
 * What indexing one image cost.
 *
 * @param bytes fetched
 * @param scanned layers that were read
 * @param reused layers that were known, or read for another image
 * @param elapsed from the question to the answer
 */
public record Cost(long bytes, int scanned, int reused, Duration elapsed) {

  /** Takes from the tally what the manifest's layers cost. */
  public static Cost of(Manifest manifest, Tally tally, Duration elapsed) {
    List<Digest> layers = manifest.layerDigests().stream().distinct().toList();
    List<LayerCost> costs =
        layers.stream().map(tally::claim).filter(cost -> cost.requests() > 0).toList();
    long bytes = costs.stream().mapToLong(LayerCost::bytesReceived).sum();
    return new Cost(bytes, costs.size(), layers.size() - costs.size(), elapsed);
  }
}
