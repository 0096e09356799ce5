package dev.libindex.internal.decompress;

import java.io.IOException;

/**
 * Reports a content type that is not one of layers, or one that promises another compression than
 * the bytes have.
 */
public final class ContentTypeException extends IOException {
  private static final long serialVersionUID = 1L;

  ContentTypeException(String message) {
    super(message);
  }
}
