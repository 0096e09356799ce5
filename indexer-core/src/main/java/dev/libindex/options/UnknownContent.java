package dev.libindex.options;

/**
 * What becomes of a report whose image has a distribution that no registered ecosystem recognizes,
 * or packages that none of them reads. In either case the report has a notice for each, with one of
 * the codes of {@link dev.libindex.model.Notice}.
 *
 * <p>A change of this option reads no layer, and changes no stored report until it is coalesced
 * again: when a mapping or a result of a scan changes, or when an ecosystem with scanners is added.
 * To renew reports at once, {@linkplain dev.libindex.Libindex#deleteManifests delete} their
 * manifests and index them again; layers that no other manifest has are then fetched again. All
 * nodes on one store should have the same option.
 */
public enum UnknownContent {
  /** Unknown content does not change the state of the report. */
  NOTICE,
  /**
   * Beside each notice, the report has a permanent partial error with the same path and text, and
   * so ends as {@code IndexPartial}.
   */
  PARTIAL
}
