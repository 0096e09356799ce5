package dev.libindex.rhel.internal.bytes;

import java.io.IOException;

/**
 * Bytes that are not what their format demands, or that exceed one of our limits; the message names
 * what is wrong and where. Reading the same bytes again gives the same exception, whereas any other
 * {@link IOException} means that the bytes could not be had.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public FormatException(String message) {
    super(message);
  }
}
