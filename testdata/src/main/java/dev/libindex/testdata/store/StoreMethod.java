package dev.libindex.testdata.store;

/** The methods of a store except {@code close}. */
public enum StoreMethod {
  /** {@link dev.libindex.store.Store#registerScanners}. */
  REGISTER_SCANNERS(true),
  /** {@link dev.libindex.store.Store#checkManifest}. */
  CHECK_MANIFEST(false),
  /** {@link dev.libindex.store.Store#persistManifest}. */
  PERSIST_MANIFEST(true),
  /** {@link dev.libindex.store.Store#setLayersServed}. */
  SET_LAYERS_SERVED(true),
  /** {@link dev.libindex.store.Store#missingCells}. */
  MISSING_CELLS(false),
  /** {@link dev.libindex.store.Store#setLayerScanned}. */
  SET_LAYER_SCANNED(true),
  /** {@link dev.libindex.store.Store#coalesceInput}. */
  COALESCE_INPUT(false),
  /** {@link dev.libindex.store.Store#setIndexFinished}. */
  SET_INDEX_FINISHED(true),
  /** {@link dev.libindex.store.Store#setIndexPartial}. */
  SET_INDEX_PARTIAL(true),
  /** {@link dev.libindex.store.Store#indexReport}. */
  INDEX_REPORT(false),
  /** {@link dev.libindex.store.Store#setAttemptFailed}. */
  SET_ATTEMPT_FAILED(true),
  /** {@link dev.libindex.store.Store#deleteManifests}. */
  DELETE_MANIFESTS(true),
  /** {@link dev.libindex.store.Store#findPackages}. */
  FIND_PACKAGES(false),
  /** {@link dev.libindex.store.MappingStore#currentMapping}. */
  CURRENT_MAPPING(false),
  /** {@link dev.libindex.store.MappingStore#knowsMapping}. */
  KNOWS_MAPPING(false),
  /** {@link dev.libindex.store.MappingStore#installMapping}. */
  INSTALL_MAPPING(true),
  /** {@link dev.libindex.store.MappingStore#confirmMapping}. */
  CONFIRM_MAPPING(true),
  /** {@link dev.libindex.store.MappingStore#lostKeys}. */
  LOST_KEYS(false),
  /** {@link dev.libindex.store.MappingStore#keepRefused}. */
  KEEP_REFUSED(true),
  /** {@link dev.libindex.store.MappingStore#refusedMapping}. */
  REFUSED_MAPPING(false),
  /** {@link dev.libindex.store.HealingStore#takeDue}. */
  TAKE_DUE(true),
  /** {@link dev.libindex.store.HealingStore#countDueOfOthers}. */
  COUNT_DUE_OF_OTHERS(false),
  /** {@link dev.libindex.store.HealingStore#requeueIndexPartials}. */
  REQUEUE_INDEX_PARTIALS(true),
  /** {@link dev.libindex.store.HealingStore#requeueLimited}. */
  REQUEUE_LIMITED(true),
  /** {@link dev.libindex.store.HealingStore#collectCells}. */
  COLLECT_CELLS(true),
  /** {@link dev.libindex.store.HealingStore#takeTurn}. */
  TAKE_TURN(true),
  /** {@link dev.libindex.store.HealingStore#requeuedManifests}. */
  REQUEUED_MANIFESTS(false),
  /** {@link dev.libindex.store.HealingStore#status}. */
  STATUS(false),
  /** {@link dev.libindex.store.HealingStore#explain}. */
  EXPLAIN(false);

  private final boolean write;

  StoreMethod(boolean write) {
    this.write = write;
  }

  /** Returns whether the method may change what is stored. */
  public boolean isWrite() {
    return write;
  }
}
