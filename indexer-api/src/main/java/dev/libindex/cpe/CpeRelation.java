package dev.libindex.cpe;

/** How the values that a source stands for relate to those of a target (NISTIR 7696, section 6). */
public enum CpeRelation {
  /** The source stands for more than the target. */
  SUPERSET,
  /** The source stands for less than the target. */
  SUBSET,
  EQUAL,
  DISJOINT,
  /** The specification does not say: the target has a wildcard. */
  INVALID
}
