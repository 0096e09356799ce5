package dev.libindex.rhel.internal.rpmdb;

/** An OpenPGP packet that cannot be read; it ends the reading of those after it. */
final class UnsupportedSignatureException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsupportedSignatureException(String message) {
    super(message);
  }
}
