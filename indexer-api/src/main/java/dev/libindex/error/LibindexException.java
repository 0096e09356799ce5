package dev.libindex.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of the exceptions that Libindex throws to its callers. All are unchecked, and each lives
 * in the package of what it concerns.
 *
 * <p>Three kinds of failure are not among them. Misuse is an {@link IllegalArgumentException}, a
 * {@link NullPointerException} or an {@link IllegalStateException}. A file that the caller named
 * and that cannot be read is a plain {@link java.io.IOException}. And {@code LayerLimitException}
 * and {@code UncapturedException}, which a scanner gets when it opens a file of a layer, are {@code
 * IOException}s too, like all other failures to read.
 */
public abstract class LibindexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param cause the cause, or null if there is none
   */
  protected LibindexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
