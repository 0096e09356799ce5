package dev.libindex.rhel.internal.rpmdb;

import java.util.Optional;

/** The backends of rpm's package database. */
public enum RpmDatabaseKind {
  /** BerkeleyDB hash; rpm before 4.16. */
  BERKELEY("bdb", "Packages") {
    @Override
    boolean accepts(byte[] prefix) {
      return BerkeleyMeta.hasMagic(prefix);
    }
  },
  /**
   * SQLite. Whether a file of this name is an rpm database shows only when it is read: see {@link
   * RpmDatabaseContents#notices}.
   */
  SQLITE("sqlite", "rpmdb.sqlite") {
    @Override
    boolean accepts(byte[] prefix) {
      return true;
    }
  },
  /** rpm's own format, the default of SUSE. */
  NDB("ndb", "Packages.db") {
    @Override
    boolean accepts(byte[] prefix) {
      return NdbDatabase.hasMagic(prefix);
    }
  };

  /** How many bytes of a file {@link #of} wants to see. */
  public static final int PREFIX_LENGTH = 16;

  private final String label;
  private final String baseName;

  RpmDatabaseKind(String label, String baseName) {
    this.label = label;
    this.baseName = baseName;
  }

  /**
   * The kind of database that a file is, if any, by its name and how it begins.
   *
   * @param baseName the last part of its path; it must match exactly
   * @param prefix its first {@link #PREFIX_LENGTH} bytes, fewer if it is shorter
   */
  public static Optional<RpmDatabaseKind> of(String baseName, byte[] prefix) {
    for (RpmDatabaseKind kind : values()) {
      if (kind.baseName.equals(baseName) && kind.accepts(prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns the label of the database at a path, or nothing if no database has such a name. */
  public static Optional<String> labelOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (RpmDatabaseKind kind : values()) {
      if (kind.baseName.equals(name)) {
        return Optional.of(kind.label(path));
      }
    }
    return Optional.empty();
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

  /** The name that every database of this kind has, in whatever directory. */
  public String baseName() {
    return baseName;
  }

  /**
   * What packages of a database name as their {@code package_db}, for example {@code
   * sqlite:var/lib/rpm}.
   *
   * @param path the database's path in the layer, relative, with slashes
   */
  public String label(String path) {
    int slash = path.lastIndexOf('/');
    return label + ":" + (slash < 0 ? "." : path.substring(0, slash));
  }
}
