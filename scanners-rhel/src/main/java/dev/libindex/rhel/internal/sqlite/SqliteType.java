package dev.libindex.rhel.internal.sqlite;

/** The type of a stored value, whatever type its column was declared with. */
public enum SqliteType {
  NULL,
  INTEGER,
  REAL,
  TEXT,
  BLOB
}
