package dev.libindex.rhel.internal.rpmver;

/** Says that a text is not the version of an rpm package. */
public final class RpmVersionSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 256;

  RpmVersionSyntaxException(String text) {
    super(
        "rpmver: "
            + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)
            + ": missing separators");
  }
}
