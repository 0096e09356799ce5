package dev.libindex.rhel.internal.databases;

import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import java.util.List;

/**
 * A file of a layer that is an rpm database.
 *
 * @param kind the backend that wrote it
 * @param paths the names of the file in the layer that are known, the best first; symbolic links
 *     are not among them. Errors about the file have its first name
 * @param state which state of the database this is
 * @param skeleton for a database in SQLite without its logs, what is needed to apply a log of
 *     another layer; empty if it exceeds a limit
 * @param causes for {@link State#BELOW_LOGS}, why parts of it could not be read; otherwise empty,
 *     because the scan has returned partial errors
 */
public record DatabaseFile(
    RpmDatabaseKind kind, List<String> paths, State state, String skeleton, List<String> causes) {

  /** What a {@link DatabaseFile} describes. */
  public enum State {
    /** A file that has no logs beside it, at least not beside its first name. */
    WHOLE,
    /** A file with the logs beside it. */
    WITH_LOGS,
    /** The same file without these logs. */
    BELOW_LOGS
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no path
   */
  public DatabaseFile {
    paths = List.copyOf(paths);
    causes = List.copyOf(causes);
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a database file without a path");
    }
  }

  /** Returns the first name. */
  public String path() {
    return paths.get(0);
  }

  /**
   * Returns the label of the packages that a scan finds in the file. It is that of its first name
   * or, if it is not named like a database or is only a part of one, another that no report
   * contains.
   */
  public String label() {
    String suffix = "/" + kind.baseName();
    boolean isNamed = RpmDatabaseKind.named(path()).filter(kind::equals).isPresent();
    String path = isNamed ? path() : path() + suffix;
    return kind.label(state == State.BELOW_LOGS ? path + suffix : path);
  }

  /** Returns whether a partial error that a scan has returned is about this file or its logs. */
  boolean concerns(PartialError error) {
    return state != State.BELOW_LOGS
        && (error.path().equals(path()) || error.path().startsWith(path() + "-"));
  }
}
