package dev.libindex.rhel.internal.bytes;

import dev.libindex.layer.FileContent;
import java.io.IOException;
import java.util.Arrays;

/**
 * A value stored in pieces in one or more files, addressed as one run of bytes. Nothing is copied
 * until {@link #read} is called. Immutable, and as safe for concurrent readers as its files are.
 */
public final class Extents {
  private final FileContent[] contents;
  private final long[] positions;

  /** Where each piece begins in the value; strictly increasing from 0. */
  private final long[] starts;

  private final long length;

  private Extents(FileContent[] contents, long[] positions, long[] starts, long length) {
    this.contents = contents;
    this.positions = positions;
    this.starts = starts;
    this.length = length;
  }

  /** Returns the length in bytes. */
  public long length() {
    return length;
  }

  /**
   * Copies a part of the value.
   *
   * @throws FormatException if the part is not entirely inside the value
   * @throws IOException if a file cannot be read, or ends before a piece does
   */
  public void read(long offset, byte[] buffer, int bufferOffset, int count) throws IOException {
    requireInside(offset, count);
    int piece = pieceAt(offset);
    int done = 0;
    while (done < count) {
      long inPiece = offset + done - starts[piece];
      int part = (int) Math.min(count - done, end(piece) - starts[piece] - inPiece);
      ContentReader.readFully(
          contents[piece], positions[piece] + inPiece, buffer, bufferOffset + done, part);
      done += part;
      piece++;
    }
  }

  /**
   * Returns a part of the value, without copying it.
   *
   * @throws FormatException if the part is not entirely inside the value
   */
  public Extents slice(long offset, long count) throws FormatException {
    requireInside(offset, count);
    Builder slice = new Builder();
    long at = offset;
    for (int piece = pieceAt(offset); at < offset + count; piece++) {
      long inPiece = at - starts[piece];
      long part = Math.min(offset + count - at, end(piece) - at);
      slice.add(contents[piece], positions[piece] + inPiece, part);
      at += part;
    }
    return slice.build();
  }

  private void requireInside(long offset, long count) throws FormatException {
    if (offset < 0 || count < 0 || offset > length - count) {
      throw new FormatException(
          count + " bytes at " + offset + " wanted of a value of " + length + " bytes");
    }
  }

  private int pieceAt(long offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  private long end(int piece) {
    return piece + 1 < starts.length ? starts[piece + 1] : length;
  }

  /** Collects the pieces of a value in order. Not thread-safe. */
  public static final class Builder {
    private FileContent[] contents = new FileContent[4];
    private long[] positions = new long[4];
    private long[] starts = new long[4];
    private int count;
    private long length;

    /** Appends a piece; an empty one is ignored. */
    public Builder add(FileContent content, long position, long size) {
      if (size <= 0) {
        return this;
      }
      if (count == starts.length) {
        contents = Arrays.copyOf(contents, 2 * count);
        positions = Arrays.copyOf(positions, 2 * count);
        starts = Arrays.copyOf(starts, 2 * count);
      }
      contents[count] = content;
      positions[count] = position;
      starts[count] = length;
      count++;
      length += size;
      return this;
    }

    /** Returns the number of bytes added so far. */
    public long length() {
      return length;
    }

    public Extents build() {
      return new Extents(
          Arrays.copyOf(contents, count),
          Arrays.copyOf(positions, count),
          Arrays.copyOf(starts, count),
          length);
    }
  }
}
