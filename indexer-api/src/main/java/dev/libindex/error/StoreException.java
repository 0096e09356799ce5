package dev.libindex.error;

import org.jspecify.annotations.Nullable;

/** The store, or the source of locks, cannot do what was asked; the same call may work later. */
public final class StoreException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** With the cause. */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
