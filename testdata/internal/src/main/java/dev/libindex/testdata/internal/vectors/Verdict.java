package dev.libindex.testdata.internal.vectors;

/** How our answer to a row that passed relates to claircore's. */
public enum Verdict {
  AGREES,
  /** Ours is the right answer, and the table or the test says why claircore's is not. */
  DIFFERS_ON_PURPOSE
}
