package dev.libindex.healing.laws;

/** What holds after every step, whatever it was. Made anew for each sequence. */
@FunctionalInterface
interface Law {

  /**
   * Holds, or not.
   *
   * @param step what happened
   * @throws AssertionError if it does not
   */
  void check(Step step, Snapshot before, Snapshot after, Cluster cluster);
}
