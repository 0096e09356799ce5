package dev.libindex.options;

/**
 * What becomes of a report whose image has a distribution that no registered ecosystem recognizes,
 * or packages that none of them reads.
 */
public enum UnknownContent {
  /** The report has a notice for each; its state does not depend on them. */
  NOTICE,
  /**
   * The report has a permanent partial error with the same text in place of each notice, and so
   * ends as {@code IndexPartial}.
   */
  PARTIAL
}
