package dev.libindex.postgres;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Digest;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.store.Bytes;
import dev.libindex.store.Cell;
import dev.libindex.store.CoalesceInput;
import dev.libindex.store.LayerCells;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of several results together. What is said of a cell that is not there is left out:
 * it was written meanwhile, and the revision tells.
 */
final class CoalesceInputBuilder {
  private final Scanners scanners;
  private final Map<String, LayerParts> layers = new HashMap<>();
  private final Map<String, Map<String, List<String>>> slices = new HashMap<>();
  private long sequence;

  CoalesceInputBuilder(Scanners scanners) {
    this.scanners = scanners;
  }

  void mappings(long lastSequence, List<String> names) {
    sequence = lastSequence;
    names.forEach(name -> slices.put(name, new HashMap<>()));
  }

  void layer(String hash, long revision) {
    layers.computeIfAbsent(hash, first -> new LayerParts(revision));
  }

  void cell(String hash, UUID scanner, Bytes content) {
    LayerParts layer = layers.get(hash);
    if (layer != null) {
      layer.cells.put(scanners.scanner(scanner), new CellParts(content));
    }
  }

  void partialError(String hash, UUID scanner, PartialError error) {
    CellParts cell = find(hash, scanner);
    if (cell != null) {
      cell.partialErrors.add(error);
    }
  }

  /** The value is null where the current version of the mapping lacks the key. */
  void evidenceKey(
      String hash, UUID scanner, String mapping, String key, @Nullable List<String> value) {
    CellParts cell = find(hash, scanner);
    if (cell != null) {
      cell.evidenceKeys.computeIfAbsent(mapping, first -> new HashSet<>()).add(key);
    }
    Map<String, List<String>> slice = slices.get(mapping);
    if (slice != null && value != null) {
      slice.put(key, value);
    }
  }

  CoalesceInput build() {
    List<LayerCells> known = new ArrayList<>();
    layers.forEach((hash, parts) -> known.add(parts.build(Digest.parse(hash))));
    Map<String, MappingSlice> mappings = new HashMap<>();
    slices.forEach((name, values) -> mappings.put(name, new MappingSlice(name, values)));
    return new CoalesceInput(known, mappings, sequence);
  }

  private @Nullable CellParts find(String hash, UUID scanner) {
    LayerParts layer = layers.get(hash);
    return layer == null ? null : layer.cells.get(scanners.scanner(scanner));
  }

  private static final class LayerParts {
    private final long revision;
    private final SortedMap<ScannerIdentity, CellParts> cells = new TreeMap<>();

    LayerParts(long revision) {
      this.revision = revision;
    }

    LayerCells build(Digest layer) {
      List<Cell> built = new ArrayList<>();
      cells.forEach((scanner, parts) -> built.add(parts.build(scanner)));
      return new LayerCells(layer, revision, built);
    }
  }

  private static final class CellParts {
    private final Bytes content;
    private final Collection<PartialError> partialErrors = new ArrayList<>();
    private final Map<String, Set<String>> evidenceKeys = new HashMap<>();

    CellParts(Bytes content) {
      this.content = content;
    }

    Cell build(ScannerIdentity scanner) {
      return new Cell(scanner, content, evidenceKeys, List.copyOf(partialErrors));
    }
  }
}
