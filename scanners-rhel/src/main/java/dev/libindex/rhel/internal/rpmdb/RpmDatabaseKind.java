package dev.libindex.rhel.internal.rpmdb;

import dev.libindex.rhel.internal.sqlite.SqliteDatabase;
import java.util.Optional;

/** A backend of rpm's package database. */
public enum RpmDatabaseKind {
  /** BerkeleyDB hash; rpm before 4.16. */
  BERKELEY("bdb", "Packages") {
    @Override
    boolean accepts(byte[] prefix) {
      return BerkeleyMeta.hasMagic(prefix);
    }
  },
  /**
   * SQLite. Only reading a file of this name shows whether it is an rpm database: see {@link
   * RpmDatabaseContents#notices}.
   */
  SQLITE("sqlite", "rpmdb.sqlite") {
    @Override
    boolean accepts(byte[] prefix) {
      return true;
    }
  },
  /** rpm's own format, the default on SUSE. */
  NDB("ndb", "Packages.db") {
    @Override
    boolean accepts(byte[] prefix) {
      return NdbDatabase.hasMagic(prefix);
    }
  };

  /** The number of bytes that {@link #of} needs from the beginning of a file. */
  public static final int PREFIX_LENGTH = 16;

  private final String label;
  private final String baseName;

  RpmDatabaseKind(String label, String baseName) {
    this.label = label;
    this.baseName = baseName;
  }

  /**
   * Returns the kind of database that a file is, if any, judging by its name and its first bytes.
   *
   * @param baseName the last part of its path, which must match exactly
   * @param prefix its first {@link #PREFIX_LENGTH} bytes, or all if it is shorter
   */
  public static Optional<RpmDatabaseKind> of(String baseName, byte[] prefix) {
    for (RpmDatabaseKind kind : values()) {
      if (kind.baseName.equals(baseName) && kind.accepts(prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the kind of database that a file may be, judging by its first bytes alone.
   *
   * @param prefix its first {@link #PREFIX_LENGTH} bytes, or all if it is shorter
   */
  public static Optional<RpmDatabaseKind> recognize(byte[] prefix) {
    if (SqliteDatabase.hasMagic(prefix)) {
      return Optional.of(SQLITE);
    }
    if (BERKELEY.accepts(prefix)) {
      return Optional.of(BERKELEY);
    }
    return NDB.accepts(prefix) ? Optional.of(NDB) : Optional.empty();
  }

  /** Returns the kind of database that is named like this path, if any. */
  public static Optional<RpmDatabaseKind> named(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (RpmDatabaseKind kind : values()) {
      if (kind.baseName.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the label of the database at a path, or nothing if no database has such a name. */
  public static Optional<String> labelOf(String path) {
    return named(path).map(kind -> kind.label(path));
  }

  /** Returns the path of the database with a label, or nothing if the text is not a label. */
  public static Optional<String> pathOf(String label) {
    String directory = label.substring(label.indexOf(':') + 1);
    String prefix = directory.equals(".") ? "" : directory + "/";
    for (RpmDatabaseKind kind : values()) {
      String path = prefix + kind.baseName;
      if (kind.label(path).equals(label)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  abstract boolean accepts(byte[] prefix);

  /** Returns the file name of every database of this kind, in any directory. */
  public String baseName() {
    return baseName;
  }

  /** Returns the name that rpm's macros have for this kind. */
  public String backend() {
    return label;
  }

  /**
   * Returns the label of a database, which its packages have as their {@code package_db}: for
   * example {@code sqlite:var/lib/rpm}.
   *
   * @param path the database's path, relative to the root
   */
  public String label(String path) {
    int slash = path.lastIndexOf('/');
    return label + ":" + (slash < 0 ? "." : path.substring(0, slash));
  }
}
