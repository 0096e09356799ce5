package dev.libindex.memory;

import dev.libindex.mapping.MappingProvenance;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingUpload;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A mapping: its current version, and when each key last changed, including removed keys. */
final class MappingRecord {
  private final Set<String> digests = new HashSet<>();
  private final NavigableMap<Long, MappingVersion> versions = new TreeMap<>();
  private final Map<String, Long> changes = new HashMap<>();
  private Map<String, List<String>> entries = Map.of();
  private MappingVersion version;

  /** Creates a mapping with its first version, in which all keys are new. */
  MappingRecord(MappingUpload upload, long sequence) {
    version = version(upload, sequence);
    install(upload, sequence);
  }

  MappingVersion version() {
    return version;
  }

  boolean knows(String digest) {
    return digests.contains(digest);
  }

  long lostKeys(Set<String> keys) {
    return entries.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty() && !keys.contains(entry.getKey()))
        .count();
  }

  void install(MappingUpload upload, long sequence) {
    Set<String> keys = new HashSet<>(entries.keySet());
    keys.addAll(upload.entries().keySet());
    for (String key : keys) {
      if (!Objects.equals(entries.get(key), upload.entries().get(key))) {
        changes.put(key, sequence);
      }
    }
    entries = upload.entries();
    version = version(upload, sequence);
    digests.add(upload.digest());
    versions.put(sequence, version);
  }

  /** Returns the version that was current at this sequence. */
  Optional<MappingVersion> at(long sequence) {
    return Optional.ofNullable(versions.floorEntry(sequence)).map(Map.Entry::getValue);
  }

  /**
   * Takes the validators and the time of an upload whose bytes are those of the current version.
   */
  void confirm(MappingUpload upload) {
    confirm(version.provenance().confirmedBy(upload.provenance()));
  }

  void confirm(Instant at) {
    confirm(version.provenance().at(at));
  }

  private void confirm(MappingProvenance provenance) {
    version = version.with(provenance);
  }

  MappingSlice slice(Set<String> keys) {
    Map<String, List<String>> values = new HashMap<>();
    for (String key : keys) {
      List<String> found = entries.get(key);
      if (found != null) {
        values.put(key, found);
      }
    }
    return new MappingSlice(version.name(), values);
  }

  boolean hasChanged(Set<String> keys, long since) {
    return keys.stream().anyMatch(key -> changes.getOrDefault(key, 0L) > since);
  }

  private static MappingVersion version(MappingUpload upload, long sequence) {
    return new MappingVersion(
        upload.name(), sequence, upload.digest(), upload.provenance(), upload.entries().size());
  }
}
