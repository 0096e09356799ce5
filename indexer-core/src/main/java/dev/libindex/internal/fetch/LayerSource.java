package dev.libindex.internal.fetch;

import dev.libindex.model.Layer;

/** Fetches the bytes of layers. Implementations are thread-safe. */
public interface LayerSource {
  /**
   * Begins to read a layer. The caller checks the bytes.
   *
   * @return the bytes, to be closed by the caller
   * @throws dev.libindex.layer.LayerException if the layer cannot be fetched
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  LayerBody open(Layer layer) throws InterruptedException;
}
