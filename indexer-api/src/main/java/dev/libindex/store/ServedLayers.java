package dev.libindex.store;

import dev.libindex.model.Digest;
import java.util.Map;

/**
 * Which layers of a manifest are served by another layer of the same content: its cells are used,
 * and they are not fetched.
 *
 * @param servedBy the serving layers, by the layers that they serve; layers that use their own
 *     cells are left out
 * @param changed whether a known manifest is stored with other serving layers than these
 * @param diffIds the diffIDs that were computed of layers for which the manifest gives one, by
 *     layer; layers that were not read, or without computing it, are left out
 */
public record ServedLayers(
    Map<Digest, Digest> servedBy, boolean changed, Map<Digest, Digest> diffIds) {

  /** Every layer uses its own cells. */
  public static final ServedLayers NONE = new ServedLayers(Map.of(), false, Map.of());

  /** Copies the maps. */
  public ServedLayers {
    servedBy = Map.copyOf(servedBy);
    diffIds = Map.copyOf(diffIds);
  }
}
