package dev.libindex.layer;

import java.io.IOException;

/** A file is there, but its bytes were not captured: no {@link PathSelector} led to it. */
public final class UncapturedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** For this path. */
  public UncapturedException(String path) {
    super("content was not captured: " + path);
  }
}
