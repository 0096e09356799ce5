package dev.libindex.internal.layer;

import java.io.IOException;

/** Reports an entry of a tar that no extractor could create. */
final class InvalidEntryException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidEntryException(String problem) {
    super(problem);
  }
}
