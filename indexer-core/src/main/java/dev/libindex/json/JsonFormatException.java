package dev.libindex.json;

import dev.libindex.error.LibindexException;

/**
 * Thrown for a JSON document that is malformed or not of the expected shape; the message says
 * where.
 */
public final class JsonFormatException extends LibindexException {
  private static final long serialVersionUID = 1L;

  JsonFormatException(Exception cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
