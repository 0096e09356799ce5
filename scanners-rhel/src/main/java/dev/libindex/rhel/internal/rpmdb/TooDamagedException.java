package dev.libindex.rhel.internal.rpmdb;

import java.io.IOException;

/** Ends the walk over a database that is mostly damage. */
final class TooDamagedException extends IOException {
  private static final long serialVersionUID = 1L;
}
