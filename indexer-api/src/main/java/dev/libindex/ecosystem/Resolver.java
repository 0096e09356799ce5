package dev.libindex.ecosystem;

import dev.libindex.model.Contents;
import java.util.List;

/** Corrects the merged contents with all layers in view. Must be pure and thread-safe. */
@FunctionalInterface
public interface Resolver {

  /**
   * Resolves.
   *
   * @param contents what the coalescers of all ecosystems made, merged in their order
   * @param layers bottom first, with the artifacts of all ecosystems
   */
  Contents resolve(Contents contents, List<LayerArtifacts> layers);
}
