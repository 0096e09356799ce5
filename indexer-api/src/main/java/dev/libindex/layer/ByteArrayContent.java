package dev.libindex.layer;

import java.util.Objects;

/** File content in memory. */
final class ByteArrayContent implements FileContent {
  private final byte[] bytes;

  ByteArrayContent(byte[] bytes) {
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = Math.min(length, bytes.length - (int) position);
    System.arraycopy(bytes, (int) position, buffer, offset, count);
    return count;
  }
}
