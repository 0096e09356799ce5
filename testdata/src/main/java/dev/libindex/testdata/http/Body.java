package dev.libindex.testdata.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to send, of known length. Can be opened any number of times, by any thread. */
public interface Body {

  /** Returns the number of bytes that {@link #open} yields. */
  long length();

  /** Opens a new stream over all bytes. */
  InputStream open() throws IOException;

  /**
   * Reads all bytes into memory.
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

  /** Returns a body of these bytes, which must not change afterwards. */
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

  /** Returns a body of the UTF-8 bytes of a text. */
  static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns a body of a file's bytes, read again for each request and never held in memory.
   *
   * @throws UncheckedIOException if the file's size cannot be read
   */
  static Body of(Path file) {
    long length;
    try {
      length = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the size of " + file, e);
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

  /**
   * Returns a body that repeats one byte. It takes no memory, so it can be larger than the heap.
   */
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
