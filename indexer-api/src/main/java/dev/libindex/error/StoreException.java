package dev.libindex.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for a failure of the store or of the lock source, such as a lost database connection. The
 * same call may succeed later.
 */
public final class StoreException extends LibindexException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception with what failed and, if there is one, the cause. */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
