package dev.libindex.model;

/** Why a file scanner reports a path. */
public enum FileKind {
  /** A marker that hides files of lower layers (claircore's only kind). */
  WHITEOUT("whiteout"),
  /** A package database, even if it lists nothing. */
  PACKAGE_DATABASE("package-database"),
  /**
   * Something other than a directory, at a path where a lower layer may have a directory or a
   * database.
   */
  OBSTRUCTION("obstruction");

  private final String text;

  FileKind(String text) {
    this.text = text;
  }

  /** Returns the name in the store. */
  public String text() {
    return text;
  }

  /**
   * Returns the kind with exactly this name.
   *
   * @throws IllegalArgumentException if there is no such kind
   */
  public static FileKind parse(String text) {
    for (FileKind kind : values()) {
      if (kind.text.equals(text)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown file kind: " + text);
  }
}
