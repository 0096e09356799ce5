package dev.libindex.internal.scan;

import dev.libindex.layer.PathSelector;
import dev.libindex.model.Layer;
import java.util.function.LongConsumer;

/** Fetches layers and captures what is wanted of them. Thread-safe. */
@FunctionalInterface
public interface LayerReader {

  /**
   * Reads a layer once; a second time only for targets of wanted links.
   *
   * @param wanted what to capture
   * @param progress is told how many bytes of the current request have arrived
   * @return the layer, whose digest was checked; the caller closes it
   * @throws dev.libindex.error.LayerException if the layer cannot be had or trusted
   */
  CapturedLayer read(Layer layer, PathSelector wanted, LongConsumer progress)
      throws InterruptedException;
}
