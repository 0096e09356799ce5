package dev.libindex.internal.layer;

import dev.libindex.internal.scan.Wanted;
import dev.libindex.scan.LayerScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a layer that are captured because a scanner recognises their beginning: a link that
 * comes later may give them a wanted name. Their beginning is collected here until there is enough
 * of it to decide. Not thread-safe.
 */
final class RecognizedFiles {
  /**
   * The maximum number of bytes of such files in a layer. Beyond it they are left to a second pass,
   * which is needed only if a wanted link leads to one.
   */
  static final long MAX_BYTES = 1L << 30;

  private final Wanted wanted;
  private final CaptureArea area;
  private final List<Integer> entries = new ArrayList<>();
  private final byte[] beginning = new byte[LayerScanner.BEGINNING];
  private long bytes;

  private int entry;
  private long size;
  private int length;

  RecognizedFiles(Wanted wanted, CaptureArea area) {
    this.wanted = wanted;
    this.area = area;
  }

  /** Returns the files that were captured. */
  List<Integer> entries() {
    return entries;
  }

  /** Begins a file, unless it is empty, too large, or nothing can recognise it. */
  boolean begin(int newEntry, long newSize) {
    entry = newEntry;
    size = newSize;
    length = 0;
    return size > 0
        && size <= Math.min(area.maxFileBytes(), MAX_BYTES - bytes)
        && !wanted.scanners().isEmpty();
  }

  /**
   * Takes the next bytes of the beginning.
   *
   * @return how many were taken; if fewer than {@code count}, the beginning {@linkplain #isComplete
   *     is complete}
   */
  int add(byte[] buffer, int offset, int count) {
    int taken = Math.min(count, needed() - length);
    System.arraycopy(buffer, offset, beginning, length, taken);
    length += taken;
    return taken;
  }

  /** Returns whether there is enough to decide. */
  boolean isComplete() {
    return length == needed();
  }

  private int needed() {
    return (int) Math.min(size, beginning.length);
  }

  /**
   * Begins to capture the file if it is recognised, and writes the beginning.
   *
   * @return whether the rest of it is to be written, too
   */
  boolean capture() {
    if (!wanted.recognizes(beginning, length, size) || !area.beginRecognized(entry, size)) {
      return false;
    }
    entries.add(entry);
    bytes += size;
    area.write(beginning, 0, length);
    return true;
  }
}
