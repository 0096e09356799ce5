package dev.libindex.rhel.internal.coalesce;

import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.Optional;

/** A database's label and its path say the same: each follows from the other. */
final class DatabaseLabels {
  private DatabaseLabels() {}

  /** The label of the database that stands at a path, if the path can be one's. */
  static Optional<String> ofPath(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (RpmDatabaseKind kind : RpmDatabaseKind.values()) {
      if (kind.baseName().equals(name)) {
        return Optional.of(kind.label(path));
      }
    }
    return Optional.empty();
  }

  /** The path of the database of this label, if it is a label. */
  static Optional<String> path(String label) {
    String directory = label.substring(label.indexOf(':') + 1);
    String prefix = directory.equals(".") ? "" : directory + "/";
    for (RpmDatabaseKind kind : RpmDatabaseKind.values()) {
      String path = prefix + kind.baseName();
      if (kind.label(path).equals(label)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
