package dev.libindex.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bytes that compress about as well as the files of an image, and are the same in every run. */
final class CompressedBytes {
  private static final int WORDS = 4096;
  private static final int MAX_WORD = 12;

  private CompressedBytes() {}

  /** Returns a gzip stream of {@code length} bytes. */
  static byte[] gzip(int length) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text(length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  private static byte[] text(int length) {
    Random random = new Random(1);
    byte[][] words = new byte[WORDS][];
    for (int i = 0; i < WORDS; i++) {
      words[i] = new byte[1 + random.nextInt(MAX_WORD)];
      random.nextBytes(words[i]);
    }
    byte[] text = new byte[length];
    for (int at = 0; at < length; ) {
      byte[] word = words[random.nextInt(WORDS)];
      int copied = Math.min(word.length, length - at);
      System.arraycopy(word, 0, text, at, copied);
      at += copied;
    }
    return text;
  }
}
