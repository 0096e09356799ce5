package dev.libindex.testdata.contract;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.Cell;
import dev.libindex.store.IndexResult;
import dev.libindex.store.LayerCells;
import dev.libindex.store.MappingUpload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Every version of every mapping, in full, in the order in which they were installed. */
final class NaiveMappings {
  private final List<MappingUpload> history = new ArrayList<>();
  private final Map<String, MappingVersion> current = new HashMap<>();

  long sequence() {
    return history.size();
  }

  Optional<MappingVersion> current(String name) {
    return Optional.ofNullable(current.get(name));
  }

  boolean knows(String name, String digest) {
    return history.stream()
        .anyMatch(upload -> upload.name().equals(name) && upload.digest().equals(digest));
  }

  MappingVersion install(MappingUpload upload) {
    MappingVersion before = current.get(upload.name());
    if (before == null || !before.digest().equals(upload.digest())) {
      history.add(upload);
      put(upload, history.size(), upload.provenance(), upload.entries().size());
    } else {
      MappingProvenance confirmed = before.provenance().confirmedBy(upload.provenance());
      put(upload, before.sequence(), confirmed, before.keys());
    }
    return Objects.requireNonNull(current.get(upload.name()));
  }

  private void put(MappingUpload upload, long sequence, MappingProvenance provenance, int keys) {
    current.put(
        upload.name(),
        new MappingVersion(upload.name(), sequence, upload.digest(), provenance, keys));
  }

  void confirm(String name, Instant at) {
    current.computeIfPresent(name, (same, version) -> version.with(version.provenance().at(at)));
  }

  Map<String, MappingSlice> slices(List<LayerCells> layers) {
    Map<String, MappingSlice> slices = new HashMap<>();
    for (String name : current.keySet()) {
      Map<String, List<String>> values = new HashMap<>(table(name, history.size()));
      values.keySet().retainAll(keys(layers, name));
      slices.put(name, new MappingSlice(name, values));
    }
    return slices;
  }

  /** Returns whether binding again may change the result of these cells. */
  boolean mayChange(IndexResult result, List<LayerCells> layers) {
    if (result.awaitedMappings().stream().anyMatch(current::containsKey)) {
      return true;
    }
    for (int version = (int) result.mappingSequence(); version < history.size(); version++) {
      String name = history.get(version).name();
      Map<String, List<String>> before = table(name, version);
      Map<String, List<String>> after = table(name, version + 1);
      if (keys(layers, name).stream()
          .anyMatch(key -> !Objects.equals(before.get(key), after.get(key)))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the table as it was after the given number of installed versions. */
  private Map<String, List<String>> table(String name, int versions) {
    Map<String, List<String>> table = Map.of();
    for (MappingUpload upload : history.subList(0, versions)) {
      table = upload.name().equals(name) ? upload.entries() : table;
    }
    return table;
  }

  private static Set<String> keys(List<LayerCells> layers, String mapping) {
    Set<String> keys = new HashSet<>();
    for (LayerCells layer : layers) {
      for (Cell cell : layer.cells()) {
        keys.addAll(cell.evidenceKeys().getOrDefault(mapping, Set.of()));
      }
    }
    return keys;
  }
}
