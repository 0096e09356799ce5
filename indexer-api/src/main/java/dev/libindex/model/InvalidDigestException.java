package dev.libindex.model;

import dev.libindex.error.LibindexException;

/**
 * Thrown for a text that is not a digest. The message quotes the text and says what is wrong with
 * it.
 */
public final class InvalidDigestException extends LibindexException {
  private static final long serialVersionUID = 1L;

  InvalidDigestException(String message) {
    super(message, null);
  }
}
