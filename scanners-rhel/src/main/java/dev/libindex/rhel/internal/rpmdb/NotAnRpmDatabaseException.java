package dev.libindex.rhel.internal.rpmdb;

/** A file that has the name of a package database and is none. */
final class NotAnRpmDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  NotAnRpmDatabaseException(String message) {
    super(message);
  }
}
