package dev.libindex.rhel.purl;

import dev.libindex.error.LibindexException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for a text that is not a package URL, or a package URL that makes no sense for its type.
 */
public final class PackageUrlException extends LibindexException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_SHOWN = 200;

  PackageUrlException(String problem, String text) {
    this(problem, text, null);
  }

  PackageUrlException(String problem, String text, @Nullable Throwable cause) {
    super(
        problem + ": " + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text),
        cause);
  }
}
