package dev.libindex.internal.fetch;

import dev.libindex.model.Layer;

/** Gives the bytes of layers. Implementations are safe for concurrent use. */
public interface LayerSource {
  /**
   * Begins to read a layer. Nothing is checked of the bytes: that is the caller's business.
   *
   * @return to be closed by the caller
   * @throws dev.libindex.layer.LayerException if there is nothing to read
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  LayerBody open(Layer layer) throws InterruptedException;
}
