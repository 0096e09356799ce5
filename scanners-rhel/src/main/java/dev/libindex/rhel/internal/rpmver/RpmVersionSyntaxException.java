package dev.libindex.rhel.internal.rpmver;

/** Thrown for a text that is not the version of an rpm package. */
public final class RpmVersionSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_SHOWN = 256;

  RpmVersionSyntaxException(String text) {
    super(
        "rpmver: "
            + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text)
            + ": missing separators");
  }
}
