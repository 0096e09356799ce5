package dev.libindex.cpe;

import dev.libindex.error.LibindexException;

/** Thrown for a text that is not a CPE name. The message says which part of it is wrong. */
public final class CpeSyntaxException extends LibindexException {
  private static final long serialVersionUID = 1L;

  CpeSyntaxException(String problem) {
    super("cpe: " + problem, null);
  }

  /** Creates an exception for a value that an attribute must not have. */
  static CpeSyntaxException invalid(CpeAttribute attribute, String problem) {
    return new CpeSyntaxException(
        "wfn attribute \"" + attribute.label() + "\" is invalid: " + problem);
  }
}
