package dev.libindex.internal.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names and link targets of a layer, one after the other in large chunks. */
final class TextSlab {
  /** The maximum length of a text. */
  static final int MAX_LENGTH = 1 << 16;

  private static final int SHIFT = 16;
  private static final int CHUNK = 1 << SHIFT;
  private static final int MASK = CHUNK - 1;

  private final List<byte[]> chunks = new ArrayList<>();
  private int used = CHUNK;

  /**
   * Reserves contiguous space for a text.
   *
   * @param length the length of the text, at most {@link #MAX_LENGTH}
   * @return the position to write it to, or -1 if the slab is full
   */
  int reserve(int length) {
    if (CHUNK - used < length) {
      if (chunks.size() == Integer.MAX_VALUE >>> SHIFT) {
        return -1;
      }
      chunks.add(new byte[CHUNK]);
      used = 0;
    }
    int position = ((chunks.size() - 1) << SHIFT) + used;
    used += length;
    return position;
  }

  void write(int position, byte[] text, int start, int length) {
    if (length == 0) {
      return;
    }
    System.arraycopy(text, start, chunk(position), position & MASK, length);
  }

  boolean equals(int position, int length, byte[] text, int start) {
    int from = position & MASK;
    return Arrays.equals(chunk(position), from, from + length, text, start, start + length);
  }

  /** Returns the chunk that holds the text at this position, which begins at {@link #start}. */
  byte[] chunk(int position) {
    return chunks.get(position >> SHIFT);
  }

  int start(int position) {
    return position & MASK;
  }
}
