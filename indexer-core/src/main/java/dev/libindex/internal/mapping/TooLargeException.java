package dev.libindex.internal.mapping;

import java.io.IOException;

/** A mapping file, compressed or not, is larger than the options allow. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(int maxBytes) {
    super("larger than " + maxBytes + " bytes");
  }
}
