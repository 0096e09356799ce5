package dev.libindex.store;

import dev.libindex.mapping.MappingSlice;
import java.util.List;
import java.util.Map;

/**
 * Everything that Coalesce reads from the store.
 *
 * @param layers the known layers of the manifest with their cells, each once, in any order
 * @param mappings what the current version of each mapping says about the keys that the cells'
 *     evidence names, by mapping name. A slice may be empty; a mapping without a version is absent
 * @param mappingSequence the greatest sequence of the current versions of all mappings; 0 if there
 *     are none
 */
public record CoalesceInput(
    List<LayerCells> layers, Map<String, MappingSlice> mappings, long mappingSequence) {

  /** Copies the collections. */
  public CoalesceInput {
    layers = List.copyOf(layers);
    mappings = Map.copyOf(mappings);
  }
}
