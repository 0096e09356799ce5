package dev.libindex.postgres;

import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerSet;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The keys of rows that are named by what they say. Of things that have an id in reports it is that
 * id, worked out again: a caller's own id may be anything.
 */
final class ContentKey {
  private ContentKey() {}

  static UUID of(Package item) {
    return parse(item.toBuilder().id("").build().id());
  }

  static UUID of(Repository item) {
    return parse(Repository.of(item.name(), item.key(), item.uri(), item.cpe()).id());
  }

  static UUID of(Distribution item) {
    return parse(
        Distribution.builder()
            .did(item.did())
            .name(item.name())
            .version(item.version())
            .versionCodeName(item.versionCodeName())
            .versionId(item.versionId())
            .arch(item.arch())
            .cpe(item.cpe())
            .prettyName(item.prettyName())
            .build()
            .id());
  }

  static UUID of(ScannerIdentity scanner) {
    return of(ScannerSet.of(List.of(scanner)));
  }

  static UUID of(ScannerSet scanners) {
    return parse(scanners.id());
  }

  /** Of a key of a mapping, whether the mapping has it or not. */
  static UUID ofMappingKey(String mapping, String key) {
    return new Fingerprint("mapping-key").add(mapping).add(key).key();
  }

  /** Of a list of layers. */
  static UUID ofLayers(List<Digest> layers) {
    Fingerprint fingerprint = new Fingerprint("layers");
    layers.forEach(layer -> fingerprint.add(layer.toString()));
    return fingerprint.key();
  }

  /** Of a set of rows that have such keys themselves. */
  static UUID ofMembers(String tag, Collection<UUID> sorted) {
    Fingerprint fingerprint = new Fingerprint(tag);
    sorted.forEach(fingerprint::add);
    return fingerprint.key();
  }

  private static UUID parse(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }
}
