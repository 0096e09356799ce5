package dev.libindex.ecosystem;

import dev.libindex.model.Contents;
import java.util.List;

/**
 * Merges what an ecosystem's scanners found in the layers of an image. Must be pure and
 * thread-safe. An exception ends the run without a report: {@code Libindex.index} throws it, and
 * healing logs it and tries again later.
 */
@FunctionalInterface
public interface Coalescer {

  /**
   * Merges the layers of an image.
   *
   * @param layers bottom first; a layer that the manifest lists twice occurs twice
   * @return what is installed, as far as this ecosystem can tell. A package database with a partial
   *     error must not remove packages of lower layers; the packages that could be read are added
   *     to them
   */
  Contents coalesce(List<LayerArtifacts> layers);
}
