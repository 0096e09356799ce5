package dev.libindex.rhel.internal.rpmdb;

/** Thrown for an OpenPGP packet that cannot be read; packets after it are not read. */
final class UnsupportedSignatureException extends Exception {
  private static final long serialVersionUID = 1L;

  UnsupportedSignatureException(String message) {
    super(message);
  }
}
