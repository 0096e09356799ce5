package dev.libindex.rhel.internal.rpmdb;

import java.io.IOException;

/** Thrown to stop reading a database that has too many errors. */
final class TooDamagedException extends IOException {
  private static final long serialVersionUID = 1L;
}
