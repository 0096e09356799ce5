package dev.libindex.rhel.purl;

import org.jspecify.annotations.Nullable;

/** A text that is no package URL, or a URL that does not say what its scheme wants said. */
public final class PackageUrlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  PackageUrlException(String problem, String text) {
    this(problem, text, null);
  }

  PackageUrlException(String problem, String text, @Nullable Throwable cause) {
    super(
        problem + ": " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text),
        cause);
  }
}
