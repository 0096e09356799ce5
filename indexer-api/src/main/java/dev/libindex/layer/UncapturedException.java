package dev.libindex.layer;

import java.io.IOException;

/**
 * Thrown for a file of a layer that exists but was not captured, because no {@link PathSelector}
 * selects it.
 */
public final class UncapturedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception for this path. */
  public UncapturedException(String path) {
    super("content was not captured: " + path);
  }
}
