package dev.libindex.internal.decompress;

import java.io.IOException;

/**
 * The content type of a layer is none of a layer, or promises something else than the bytes are.
 */
public final class ContentTypeException extends IOException {
  private static final long serialVersionUID = 1L;

  ContentTypeException(String message) {
    super(message);
  }
}
