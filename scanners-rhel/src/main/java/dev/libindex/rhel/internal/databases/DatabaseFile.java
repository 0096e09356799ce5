package dev.libindex.rhel.internal.databases;

import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.List;

/**
 * A file of a layer that is an rpm database.
 *
 * @param kind the backend that wrote it
 * @param paths all names of the file in the layer that are known, the best first; symbolic links
 *     are not among them. Errors about the file have its first name
 */
public record DatabaseFile(RpmDatabaseKind kind, List<String> paths) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no path
   */
  public DatabaseFile {
    paths = List.copyOf(paths);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a database file without a path");
    }
  }

  /**
   * Returns the label of the packages that a scan finds in the file. It is that of its first name;
   * a file that is not named like a database has one of its own, which no report contains.
   */
  public String label() {
    String path = paths.get(0);
    return isNamed(path) ? kind.label(path) : kind.label(path + "/" + kind.baseName());
  }

  private boolean isNamed(String path) {
    return path.substring(path.lastIndexOf('/') + 1).equals(kind.baseName());
  }

  /** Returns whether an error that a scan has returned is about this file or a log beside it. */
  boolean concerns(PartialError error) {
    return error.path().equals(paths.get(0)) || error.path().startsWith(paths.get(0) + "-");
  }
}
