package dev.libindex.internal.scan;

import dev.libindex.model.Layer;
import java.util.function.LongConsumer;

/** Fetches layers and captures the files that scanners want. Thread-safe. */
@FunctionalInterface
public interface LayerReader {

  /**
   * Reads a layer in one request, or in two if a wanted path turns out to be a link to something
   * that was not captured.
   *
   * @param wanted what to capture
   * @param progress called with the number of bytes that the current request has received so far
   * @return the captured layer, its digest verified; to be closed by the caller
   * @throws dev.libindex.layer.LayerException if the layer cannot be fetched, or fails a check
   */
  CapturedLayer read(Layer layer, Wanted wanted, LongConsumer progress) throws InterruptedException;
}
