package dev.libindex.internal.layer;

import dev.libindex.layer.FileContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A captured file in memory, in chunks that are allocated as its bytes arrive. */
final class MemoryContent implements CaptureSink, FileContent {
  private static final int CHUNK_SHIFT = 18;
  private static final int CHUNK = 1 << CHUNK_SHIFT;

  private final long expected;
  private final BooleanSupplier closed;
  private final List<byte[]> chunks = new ArrayList<>();
  private long size;

  /**
   * Creates empty content.
   *
   * @param expected the number of bytes that will be written
   * @param closed returns whether the layer has been closed, in which case its memory no longer
   *     counts against the budget
   */
  MemoryContent(long expected, BooleanSupplier closed) {
    this.expected = expected;
    this.closed = closed;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    int written = 0;
    while (written < length) {
      int start = (int) size & (CHUNK - 1);
      if (start == 0) {
        chunks.add(new byte[(int) Math.min(CHUNK, expected - size)]);
      }
      byte[] chunk = chunks.get(chunks.size() - 1);
      int piece = Math.min(length - written, chunk.length - start);
      System.arraycopy(buffer, offset + written, chunk, start, piece);
      written += piece;
      size += piece;
    }
  }

  @Override
  public FileContent content() {
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) throws IOException {
    if (closed.getAsBoolean()) {
      throw new IOException("the layer is closed");
    }
    if (position >= size) {
      return -1;
    }
    byte[] chunk = chunks.get((int) (position >> CHUNK_SHIFT));
    int start = (int) position & (CHUNK - 1);
    int count = Math.min(length, chunk.length - start);
    System.arraycopy(chunk, start, buffer, offset, count);
    return count;
  }
}
