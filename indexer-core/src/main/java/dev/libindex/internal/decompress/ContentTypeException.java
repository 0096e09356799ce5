package dev.libindex.internal.decompress;

import java.io.IOException;

/** Reports a content type that contradicts the bytes. */
public final class ContentTypeException extends IOException {
  private static final long serialVersionUID = 1L;

  ContentTypeException(String message) {
    super(message);
  }
}
