package dev.libindex.error;

import org.jspecify.annotations.Nullable;

/** The root of everything that Libindex throws on its own account. */
public abstract class LibindexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LibindexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
