package dev.libindex.store;

import dev.libindex.mapping.MappingVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a store that keeps mappings, with exactly one current version per name, which all
 * nodes use for binding. Thread-safe; the rules of {@link Store} apply.
 */
public interface MappingStore {

  /** Returns the current version of a mapping; empty if there is none. */
  Optional<MappingVersion> currentMapping(String name);

  /** Returns whether a version with this digest was ever installed under this name. */
  boolean knowsMapping(String name, String digest);

  /**
   * Makes a version current, gives it the next sequence, and records that sequence for each key
   * that changed since the previous version. If the current version has the same digest, only its
   * entity tag, last-modified and fetched-at are updated. A refused version of the mapping is
   * deleted.
   *
   * @return the current version afterwards
   */
  MappingVersion installMapping(MappingUpload upload);

  /**
   * Records that the current version was confirmed to be the newest. Does nothing if there is none.
   */
  void confirmMapping(String name, Instant at);

  /**
   * Returns how many keys of the current version, not counting keys without values, are missing
   * from the given ones; 0 if there is no version.
   */
  long lostKeys(String name, Set<String> keys);

  /** Stores a refused version, replacing an earlier refused one of the same mapping. */
  void keepRefused(RefusedMapping refused);

  /**
   * Returns the last version of a mapping that was refused; empty if there is none, or if a version
   * was installed since.
   */
  Optional<RefusedMapping> refusedMapping(String name);
}
