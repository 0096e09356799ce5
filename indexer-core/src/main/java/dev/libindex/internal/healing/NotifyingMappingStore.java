package dev.libindex.internal.healing;

import dev.libindex.mapping.MappingVersion;
import dev.libindex.store.MappingStore;
import dev.libindex.store.MappingUpload;
import dev.libindex.store.RefusedMapping;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A mapping store that reports every version installed through it. */
public final class NotifyingMappingStore implements MappingStore {
  private final MappingStore store;
  private final Runnable onInstalled;

  /**
   * Wraps a store.
   *
   * @param onInstalled called after each installation; must not block
   */
  public NotifyingMappingStore(MappingStore store, Runnable onInstalled) {
    this.store = store;
    this.onInstalled = onInstalled;
  }

  @Override
  public Optional<MappingVersion> currentMapping(String name) {
    return store.currentMapping(name);
  }

  @Override
  public boolean knowsMapping(String name, String digest) {
    return store.knowsMapping(name, digest);
  }

  @Override
  public MappingVersion installMapping(MappingUpload upload) {
    MappingVersion version = store.installMapping(upload);
    onInstalled.run();
    return version;
  }

  @Override
  public void confirmMapping(String name, Instant at) {
    store.confirmMapping(name, at);
  }

  @Override
  public long lostKeys(String name, Set<String> keys) {
    return store.lostKeys(name, keys);
  }

  @Override
  public void keepRefused(RefusedMapping refused) {
    store.keepRefused(refused);
  }

  @Override
  public Optional<RefusedMapping> refusedMapping(String name) {
    return store.refusedMapping(name);
  }
}
