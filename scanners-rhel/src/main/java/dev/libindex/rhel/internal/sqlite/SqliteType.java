package dev.libindex.rhel.internal.sqlite;

/** What a stored value is, whatever type its column was declared with. */
public enum SqliteType {
  NULL,
  INTEGER,
  REAL,
  TEXT,
  BLOB
}
