package dev.libindex.memory;

import dev.libindex.mapping.MappingSlice;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.Cell;
import dev.libindex.store.LayerCells;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.RefusedMapping;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mappings, by name. Not thread-safe. */
final class Mappings {
  private final Map<String, MappingRecord> byName = new HashMap<>();
  private final Map<String, RefusedMapping> refused = new HashMap<>();
  private long sequence;

  /** Returns the sequence of the version that was installed last, whatever its mapping. */
  long sequence() {
    return sequence;
  }

  Optional<MappingVersion> current(String name) {
    return Optional.ofNullable(byName.get(name)).map(MappingRecord::version);
  }

  boolean knows(String name, String digest) {
    MappingRecord mapping = byName.get(name);
    return mapping != null && mapping.knows(digest);
  }

  long lostKeys(String name, Set<String> keys) {
    MappingRecord mapping = byName.get(name);
    return mapping == null ? 0 : mapping.lostKeys(keys);
  }

  void keepRefused(RefusedMapping version) {
    refused.put(version.name(), version);
  }

  Optional<RefusedMapping> refused(String name) {
    return Optional.ofNullable(refused.get(name));
  }

  MappingVersion install(MappingUpload upload) {
    refused.remove(upload.name());
    MappingRecord mapping = byName.get(upload.name());
    if (mapping == null) {
      sequence++;
      mapping = new MappingRecord(upload, sequence);
      byName.put(upload.name(), mapping);
    } else if (mapping.version().digest().equals(upload.digest())) {
      mapping.confirm(upload);
    } else {
      sequence++;
      mapping.install(upload, sequence);
    }
    return mapping.version();
  }

  void confirm(String name, Instant at) {
    MappingRecord mapping = byName.get(name);
    if (mapping != null) {
      mapping.confirm(at);
    }
  }

  /** Returns the versions that were current at this sequence, ordered by name. */
  List<MappingVersion> at(long sequenceThen) {
    return byName.values().stream()
        .flatMap(mapping -> mapping.at(sequenceThen).stream())
        .sorted(Comparator.comparing(MappingVersion::name))
        .toList();
  }

  boolean hasAny(Set<String> names) {
    return names.stream().anyMatch(byName::containsKey);
  }

  /** Returns, for every mapping, the values of the keys that the cells' evidence names. */
  Map<String, MappingSlice> slices(List<LayerCells> layers) {
    Map<String, Set<String>> keys = evidenceKeys(layers);
    Map<String, MappingSlice> slices = new HashMap<>();
    byName.forEach(
        (name, mapping) -> slices.put(name, mapping.slice(keys.getOrDefault(name, Set.of()))));
    return slices;
  }

  boolean haveChanged(List<LayerCells> layers, long since) {
    Map<String, Set<String>> keys = evidenceKeys(layers);
    return byName.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().hasChanged(keys.getOrDefault(entry.getKey(), Set.of()), since));
  }

  private static Map<String, Set<String>> evidenceKeys(List<LayerCells> layers) {
    Map<String, Set<String>> keys = new HashMap<>();
    for (LayerCells layer : layers) {
      for (Cell cell : layer.cells()) {
        cell.evidenceKeys()
            .forEach(
                (mapping, named) ->
                    keys.computeIfAbsent(mapping, first -> new HashSet<>()).addAll(named));
      }
    }
    return keys;
  }
}
