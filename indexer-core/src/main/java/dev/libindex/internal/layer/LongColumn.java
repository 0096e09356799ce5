package dev.libindex.internal.layer;

import java.util.ArrayList;
import java.util.List;

/** A growable list of longs that never copies its elements. */
final class LongColumn {
  private static final int SHIFT = 12;
  private static final int MASK = (1 << SHIFT) - 1;

  private final List<long[]> chunks = new ArrayList<>();

  /** Sets the value of a row, which exists already or is the next one. */
  void set(int row, long value) {
    if (row >> SHIFT == chunks.size()) {
      chunks.add(new long[1 << SHIFT]);
    }
    chunks.get(row >> SHIFT)[row & MASK] = value;
  }

  long get(int row) {
    return chunks.get(row >> SHIFT)[row & MASK];
  }
}
