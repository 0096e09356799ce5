package dev.libindex.healing.laws;

/**
 * A condition that must hold after every step. A law may have state: each sequence gets new
 * instances.
 */
@FunctionalInterface
interface Law {

  /**
   * Checks the law.
   *
   * @param step the step between the two snapshots
   * @throws AssertionError if the law is broken
   */
  void check(Step step, Snapshot before, Snapshot after, Cluster cluster);
}
