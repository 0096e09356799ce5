package dev.libindex.ecosystem;

import dev.libindex.model.Contents;
import java.util.List;

/**
 * Makes one image of what an ecosystem's scanners found in its layers. Must be pure and
 * thread-safe.
 */
@FunctionalInterface
public interface Coalescer {

  /**
   * Coalesces.
   *
   * @param layers bottom first; a layer that the manifest lists twice is here twice
   * @return what is installed, as far as this ecosystem can tell. A package database with a partial
   *     error must not remove packages of lower layers; what could be read of it is added to them
   */
  Contents coalesce(List<LayerArtifacts> layers);
}
