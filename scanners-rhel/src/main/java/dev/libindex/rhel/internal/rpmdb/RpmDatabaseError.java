package dev.libindex.rhel.internal.rpmdb;

/**
 * A part of a package database that could not be read, now or ever: the bytes are damaged, or
 * exceed a limit. Packages may be missing because of it.
 *
 * @param path the database's path in the layer
 * @param part what could not be read, for example {@code header 17}
 * @param cause why
 */
public record RpmDatabaseError(String path, String part, String cause) {
  @Override
  public String toString() {
    return path + ": " + part + ": " + cause;
  }
}
