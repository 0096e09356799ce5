package dev.libindex.store;

/** What became of a result that was to be stored. Where several apply, it is the last of them. */
public enum FinishOutcome {
  /** The report and its rows are stored. */
  STORED,
  /** A layer's revision or a mapping has moved since Coalesce read it: coalesce again. */
  STALE,
  /** A cell of the scanner set is missing: fetch again. */
  CELLS_MISSING,
  /** The manifest was deleted meanwhile: stop. */
  MANIFEST_GONE
}
