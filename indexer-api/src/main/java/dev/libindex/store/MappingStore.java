package dev.libindex.store;

import dev.libindex.mapping.MappingVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The mappings that all nodes bind with: exactly one current version per name. Thread-safe; the
 * same rules as for {@link Store}.
 */
public interface MappingStore {

  /** The current version of a mapping. */
  Optional<MappingVersion> currentMapping(String name);

  /** Whether a version with this digest was ever installed under this name. */
  boolean knowsMapping(String name, String digest);

  /**
   * Makes a version current and gives it the next sequence; what changed against the version before
   * is known per key. If the current version has the same digest, only its entity tag,
   * last-modified and fetched-at are updated. A version of the mapping that was refused is
   * forgotten.
   *
   * @return the current version afterwards
   */
  MappingVersion installMapping(MappingUpload upload);

  /**
   * Notes that the current version was confirmed to be the newest. Does nothing if there is none.
   */
  void confirmMapping(String name, Instant at);

  /**
   * How many keys of the current version that have values are not among these; 0 if there is no
   * version.
   */
  long lostKeys(String name, Set<String> keys);

  /** Keeps a version that was not taken, in place of an earlier one of the same mapping. */
  void keepRefused(RefusedMapping refused);

  /** The version of a mapping that was refused last, unless one was installed since. */
  Optional<RefusedMapping> refusedMapping(String name);
}
