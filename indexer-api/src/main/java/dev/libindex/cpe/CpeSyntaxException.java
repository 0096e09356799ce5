package dev.libindex.cpe;

/** Says that a text is not a CPE name, and which part of it is at fault. */
public final class CpeSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  CpeSyntaxException(String problem) {
    super("cpe: " + problem);
  }

  /** A value that an attribute must not have. */
  static CpeSyntaxException invalid(CpeAttribute attribute, String problem) {
    return new CpeSyntaxException(
        "wfn attribute \"" + attribute.label() + "\" is invalid: " + problem);
  }
}
