package dev.libindex.rhel.internal.databases;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What matters of a layer when the databases of an image are chosen, besides their packages.
 *
 * @param databases the files that are databases
 * @param symlinks the targets, as in the tar, of the symbolic links that lead to databases or may
 *     do so, by path
 * @param hardLinks the target paths of hard links with the name of a database or its log whose
 *     target is not in this layer, by path
 * @param logs write-ahead logs and rollback journals, by path
 * @param releases the files that make a directory other than the root of the image a root
 * @param macros rpm's macro files, by path
 */
public record LayerFiles(
    List<DatabaseFile> databases,
    Map<String, String> symlinks,
    Map<String, String> hardLinks,
    Map<String, LogFile> logs,
    List<String> releases,
    Map<String, MacroFile> macros) {
  /** A layer in which nothing matters. */
  static final LayerFiles NONE =
      new LayerFiles(List.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of());

  /** Copies the collections. */
  public LayerFiles {
    databases = List.copyOf(databases);
    symlinks = sorted(symlinks);
    hardLinks = sorted(hardLinks);
    logs = sorted(logs);
    releases = List.copyOf(releases);
    macros = sorted(macros);
  }

  /** Returns whether nothing in the layer matters. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
