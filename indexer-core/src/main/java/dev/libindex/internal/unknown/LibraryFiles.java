package dev.libindex.internal.unknown;

import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files by which the packages of programming languages are recognized, in any directory. */
final class LibraryFiles {
  private static final PathSelector CANDIDATES =
      PathSelector.names("METADATA", "PKG-INFO", "package.json", "history", "installed.json")
          .or(PathSelector.globs("**/*.jar", "**/*.war", "**/*.ear"))
          .or(PathSelector.globs("**/*.egg-info", "**/*.gemspec", "**/*.deps.json"));

  private static final String NODE_MODULES = "/node_modules";

  private LibraryFiles() {}

  /** Returns the files of the layer. Symbolic links are left out: their targets are counted. */
  static SortedMap<String, PackageFormat> in(LayerView layer) {
    SortedMap<String, PackageFormat> found = new TreeMap<>();
    for (LayerEntry entry : LinkedFiles.select(layer, CANDIDATES)) {
      PackageFormat format = formatOf(entry.name(), "/" + entry.directory());
      if (format != null && isFile(entry)) {
        found.put(entry.path(), format);
      }
    }
    return found;
  }

  /** Returns whether this is a file, and not the whiteout of one. */
  private static boolean isFile(LayerEntry entry) {
    return (entry.type() == EntryType.FILE || entry.type() == EntryType.HARDLINK)
        && !entry.name().startsWith(".wh.");
  }

  private static @Nullable PackageFormat formatOf(String name, String directory) {
    return switch (name) {
      case "METADATA" -> when(directory.endsWith(".dist-info"), PackageFormat.PYTHON);
      case "PKG-INFO" -> when(isEgg(directory), PackageFormat.PYTHON);
      case "package.json" -> when(isModule(directory), PackageFormat.NODEJS);
      case "history" -> when(directory.endsWith("/conda-meta"), PackageFormat.CONDA);
      case "installed.json" -> when(directory.endsWith("/composer"), PackageFormat.PHP);
      default -> formatOfSuffix(name, directory);
    };
  }

  private static @Nullable PackageFormat formatOfSuffix(String name, String directory) {
    if (name.endsWith(".egg-info")) {
      return PackageFormat.PYTHON;
    }
    if (name.endsWith(".gemspec")) {
      return when(isGem(directory), PackageFormat.RUBY);
    }
    return name.endsWith(".deps.json") ? PackageFormat.DOTNET : PackageFormat.JAVA;
  }

  private static @Nullable PackageFormat when(boolean condition, PackageFormat format) {
    return condition ? format : null;
  }

  private static boolean isEgg(String directory) {
    return directory.endsWith(".egg-info") || directory.endsWith("/EGG-INFO");
  }

  private static boolean isGem(String directory) {
    return directory.endsWith("/specifications") || directory.endsWith("/specifications/default");
  }

  /** Returns whether the directory is a module: {@code node_modules/x} or one in a scope, @x/y. */
  private static boolean isModule(String directory) {
    String parent = directory.substring(0, directory.lastIndexOf('/'));
    int name = parent.lastIndexOf('/') + 1;
    return parent.endsWith(NODE_MODULES)
        || (parent.startsWith("@", name)
            && parent.startsWith(NODE_MODULES, name - 1 - NODE_MODULES.length()));
  }
}
