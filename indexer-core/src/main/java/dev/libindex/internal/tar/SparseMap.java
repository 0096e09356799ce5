package dev.libindex.internal.tar;

import java.util.Arrays;

/** The places of the stored pieces of a sparse file. All bytes between them are zero. */
final class SparseMap {
  private long[] offsets = new long[4];
  private long[] lengths = new long[4];
  private int offsetCount;
  private int count;

  /**
   * Begins the next piece at this offset.
   *
   * @throws MalformedTarException if the previous piece has no length
   */
  void addOffset(long offset) {
    if (offsetCount != count) {
      throw new MalformedTarException("sparse map with an offset, but no length");
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    offsets[offsetCount++] = offset;
  }

  /** Ends the piece with this length. */
  void addLength(long length) {
    if (offsetCount != count + 1) {
      throw new MalformedTarException("sparse map with a length, but no offset");
    }
    lengths[count++] = length;
  }

  int count() {
    return count;
  }

  long offset(int piece) {
    return offsets[piece];
  }

  long length(int piece) {
    return lengths[piece];
  }

  /**
   * Checks that the pieces are in order, lie within the file, and add up to the stored bytes.
   *
   * @throws MalformedTarException if not
   */
  void check(long expandedSize, long storedSize) {
    long end = 0;
    long stored = 0;
    for (int i = 0; i < count; i++) {
      if (lengths[i] < 0 || offsets[i] < end || lengths[i] > expandedSize - offsets[i]) {
        throw new MalformedTarException("sparse map that overlaps or leaves the file");
      }
      end = offsets[i] + lengths[i];
      stored += lengths[i];
    }
    if (offsetCount != count || stored != storedSize) {
      throw new MalformedTarException("sparse map for another size than is stored");
    }
  }
}
