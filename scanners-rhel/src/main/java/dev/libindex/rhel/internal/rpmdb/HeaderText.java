package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.bytes.Extents;
import dev.libindex.rhel.internal.bytes.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads NUL-terminated strings in growing chunks: names are short, but headers are long. */
final class HeaderText {
  private static final int FIRST_CHUNK = 64;
  private static final int GROWTH = 4;

  /** Far longer than any real text; longer ones would only use up memory. */
  private static final int MAX_LENGTH = 1 << 20;

  private HeaderText() {}

  /**
   * Reads a string.
   *
   * @param start its offset in the blob
   * @param terminated whether the NUL is required; otherwise the end of the blob may end the string
   */
  static String read(Extents blob, long start, boolean terminated) throws IOException {
    int available = (int) Math.min(blob.length() - start, MAX_LENGTH + 1);
    byte[] bytes = new byte[0];
    for (int size = FIRST_CHUNK; bytes.length < available; size *= GROWTH) {
      int scanned = bytes.length;
      bytes = Arrays.copyOf(bytes, Math.min(size, available));
      blob.read(start + scanned, bytes, scanned, bytes.length - scanned);
      for (int i = scanned; i < bytes.length; i++) {
        if (bytes[i] == 0) {
          return new String(bytes, 0, i, StandardCharsets.UTF_8);
        }
      }
    }
    if (available > MAX_LENGTH) {
      throw new FormatException("text at " + start + " exceeds the limit of " + MAX_LENGTH);
    }
    if (terminated) {
      throw new FormatException("not enough data: text at " + start + " has no end");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
