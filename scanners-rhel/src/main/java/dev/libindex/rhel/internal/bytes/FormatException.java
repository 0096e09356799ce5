package dev.libindex.rhel.internal.bytes;

import java.io.IOException;

/**
 * Thrown for bytes that violate their format or exceed one of our limits; the message says what is
 * wrong and where. Reading the same bytes again throws the same exception, whereas any other {@link
 * IOException} means that the bytes could not be read this time.
 */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public FormatException(String message) {
    super(message);
  }
}
