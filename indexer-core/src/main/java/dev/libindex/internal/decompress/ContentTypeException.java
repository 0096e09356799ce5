package dev.libindex.internal.decompress;

import java.io.IOException;

/**
 * Reports a content type that layers do not have, or one that promises a compression other than
 * that of the bytes.
 */
public final class ContentTypeException extends IOException {
  private static final long serialVersionUID = 1L;

  ContentTypeException(String message) {
    super(message);
  }
}
