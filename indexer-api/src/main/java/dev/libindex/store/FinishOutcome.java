package dev.libindex.store;

/**
 * The outcome of finishing a manifest. If several apply, the last of them in this order is
 * returned.
 */
public enum FinishOutcome {
  /** The report and its rows are stored. */
  STORED,
  /** A layer's revision or a mapping has changed since Coalesce read it: coalesce again. */
  STALE,
  /** A cell of the scanner set is missing: fetch again. */
  CELLS_MISSING,
  /** The manifest has been deleted in the meantime: stop. */
  MANIFEST_GONE
}
