package dev.libindex.ecosystem;

import dev.libindex.model.Contents;
import java.util.List;

/**
 * Corrects the merged contents of an image by looking at all of its layers. Must be pure and
 * thread-safe. An exception ends the run without a report: {@code Libindex.index} throws it, and
 * healing logs it and tries again later.
 */
@FunctionalInterface
public interface Resolver {

  /**
   * Returns the corrected contents.
   *
   * @param contents the results of the coalescers of all ecosystems, merged in the order of the
   *     ecosystems
   * @param layers bottom first, with the artifacts of all ecosystems
   */
  Contents resolve(Contents contents, List<LayerArtifacts> layers);
}
