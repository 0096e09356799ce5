package dev.libindex.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable sequence of bytes, equal to another one with the same content. */
public final class Bytes {
  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Creates a sequence with a copy of these bytes. */
  public static Bytes copyOf(byte[] array) {
    return new Bytes(array.clone());
  }

  /** Creates a sequence with this text in UTF-8. */
  public static Bytes ofUtf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of bytes. */
  public int size() {
    return array.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return array.clone();
  }

  /** Returns a stream over the bytes, which are not copied. The stream need not be closed. */
  public InputStream toInputStream() {
    return new ByteArrayInputStream(array);
  }

  /** Returns the bytes decoded as UTF-8. */
  public String toUtf8() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** Returns the length only, because the content may be long. */
  @Override
  public String toString() {
    return "Bytes[" + array.length + "]";
  }
}
