package dev.libindex.rhel.internal.rpmdb;

/** Thrown for a file that has the name of an rpm database but is not one. */
final class NotAnRpmDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  NotAnRpmDatabaseException(String message) {
    super(message);
  }
}
