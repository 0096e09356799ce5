package dev.libindex.internal.mapping;

import java.io.IOException;

/** Reports a mapping file that is larger than the options allow once it is decompressed. */
final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  TooLargeException(int maxBytes) {
    super("larger than " + maxBytes + " bytes");
  }
}
