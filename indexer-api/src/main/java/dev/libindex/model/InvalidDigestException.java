package dev.libindex.model;

/** A text that is no digest; the message quotes it and says why. */
public final class InvalidDigestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDigestException(String message) {
    super(message);
  }
}
