package dev.libindex.testdata.internal.vectors;

/** How our answer for a row that passed relates to claircore's. */
public enum Verdict {
  AGREES,
  /** Ours is right, and the table or the test says why claircore's is not. */
  DIFFERS_ON_PURPOSE
}
