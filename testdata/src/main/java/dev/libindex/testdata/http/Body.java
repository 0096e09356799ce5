package dev.libindex.testdata.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that a server sends, of a known length; may be opened any number of times, by any thread.
 */
public interface Body {

  /** How many bytes {@link #open} yields. */
  long length();

  /** A new stream over all bytes, from the first. */
  InputStream open() throws IOException;

  /**
   * All bytes, in memory.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  default byte[] bytes() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The given bytes, which must not change afterwards. */
  static Body of(byte[] bytes) {
    return new Body() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }

  /** The UTF-8 bytes of a text. */
  static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A file, read anew for each request and never held in memory.
   *
   * @throws UncheckedIOException if the file's size cannot be read
   */
  static Body of(Path file) {
    long length;
    try {
      length = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("size of " + file, e);
    }
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }
    };
  }

  /** One byte over and over; costs no memory, so it may be larger than the heap. */
  static Body repeated(char value, long length) {
    return new Body() {
      @Override
      public long length() {
        return length;
      }

      @Override
      public InputStream open() {
        return new RepeatedByteStream((byte) value, length);
      }
    };
  }
}
