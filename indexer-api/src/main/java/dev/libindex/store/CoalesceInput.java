package dev.libindex.store;

import dev.libindex.mapping.MappingSlice;
import java.util.List;
import java.util.Map;

/**
 * Everything that Coalesce needs of the store.
 *
 * @param layers the layers that are known, in any order, with the cells that exist
 * @param mappings by name, what the current version of each mapping says about the keys that the
 *     cells' evidence names, which may be nothing; a mapping without any version is absent
 * @param mappingSequence the greatest sequence of any current version, of whatever mapping; 0 if
 *     there is none
 */
public record CoalesceInput(
    List<LayerCells> layers, Map<String, MappingSlice> mappings, long mappingSequence) {

  /** Copies the collections. */
  public CoalesceInput {
    layers = List.copyOf(layers);
    mappings = Map.copyOf(mappings);
  }
}
