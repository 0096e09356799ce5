package dev.libindex.cpe;

/**
 * The relation between the values that a source and a target stand for (NISTIR 7696, section 6).
 */
public enum CpeRelation {
  /** The source stands for more than the target. */
  SUPERSET,
  /** The source stands for less than the target. */
  SUBSET,
  EQUAL,
  DISJOINT,
  /** Undefined by the specification, because the target has a wildcard. */
  INVALID
}
