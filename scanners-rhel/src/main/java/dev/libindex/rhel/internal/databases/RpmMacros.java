package dev.libindex.rhel.internal.databases;

import dev.libindex.layer.PathSelector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What rpm of an image has been told about its database.
 *
 * @param dbPath the directory of the database relative to the root, if it is known
 * @param backend the preferred backend, or empty
 */
record RpmMacros(Optional<String> dbPath, String backend) {
  /** The macro files of rpm that matter here, in the order in which it reads them. */
  private static final List<PathSelector> FILES =
      List.of(
          PathSelector.paths("usr/lib/rpm/macros"),
          PathSelector.globs("usr/lib/rpm/macros.d/macros.*"),
          PathSelector.globs("etc/rpm/macros.*"),
          PathSelector.paths("etc/rpm/macros"));

  private static final Map<String, String> DIRECTORIES =
      Map.of(
          "%{_usr}", "/usr",
          "%{_prefix}", "/usr",
          "%{_datadir}", "/usr/share",
          "%{_var}", "/var",
          "%{_localstatedir}", "/var",
          "%{_sharedstatedir}", "/var/lib");

  /** Selects the macro files. */
  static PathSelector files() {
    return FILES.stream().reduce(PathSelector.none(), PathSelector::or);
  }

  /**
   * Reads what the macro files of an image say; later files override earlier ones.
   *
   * @param files the files by path, whatever their order
   */
  static RpmMacros of(Map<String, MacroFile> files) {
    Map<String, MacroFile> ordered =
        new TreeMap<>(
            Comparator.comparingInt(RpmMacros::rank).thenComparing(Comparator.naturalOrder()));
    ordered.putAll(files);
    String dbPath = "";
    String backend = "";
    for (MacroFile file : ordered.values()) {
      dbPath = file.dbPath().isEmpty() ? dbPath : file.dbPath();
      backend = file.backend().isEmpty() ? backend : file.backend();
    }
    return new RpmMacros(directory(dbPath), backend);
  }

  private static int rank(String path) {
    for (int i = 0; i < FILES.size(); i++) {
      if (FILES.get(i).matches(path)) {
        return i;
      }
    }
    return FILES.size();
  }

  /** Returns the directory, unless it depends on macros whose value is unknown. */
  private static Optional<String> directory(String value) {
    String path = value;
    for (Map.Entry<String, String> macro : DIRECTORIES.entrySet()) {
      path = path.replace(macro.getKey(), macro.getValue());
    }
    return path.startsWith("/") && !path.contains("%")
        ? Optional.of(path.substring(1).replaceAll("/+$", ""))
        : Optional.empty();
  }
}
