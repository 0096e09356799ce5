package dev.libindex.internal.unknown;

import static java.util.Map.entry;

import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the package managers of distributions keep their databases. */
final class SystemDatabases {
  /** The formats of these databases, in which a distribution's own packages are. */
  static final Set<PackageFormat> FORMATS =
      Set.copyOf(
          EnumSet.of(
              PackageFormat.APK,
              PackageFormat.DPKG,
              PackageFormat.NIX,
              PackageFormat.OPKG,
              PackageFormat.PACMAN,
              PackageFormat.PORTAGE,
              PackageFormat.RPM));

  private static final Map<String, PackageFormat> FILES =
      Map.ofEntries(
          entry("lib/apk/db/installed", PackageFormat.APK),
          entry("usr/lib/apk/db/installed", PackageFormat.APK),
          entry("var/lib/dpkg/status", PackageFormat.DPKG),
          entry("nix/var/nix/db/db.sqlite", PackageFormat.NIX),
          entry("usr/lib/opkg/status", PackageFormat.OPKG),
          entry("var/lib/opkg/status", PackageFormat.OPKG),
          entry("var/lib/rpm/Packages", PackageFormat.RPM),
          entry("var/lib/rpm/Packages.db", PackageFormat.RPM),
          entry("var/lib/rpm/rpmdb.sqlite", PackageFormat.RPM),
          entry("usr/lib/sysimage/rpm/Packages", PackageFormat.RPM),
          entry("usr/lib/sysimage/rpm/Packages.db", PackageFormat.RPM),
          entry("usr/lib/sysimage/rpm/rpmdb.sqlite", PackageFormat.RPM),
          entry("usr/share/rpm/rpmdb.sqlite", PackageFormat.RPM),
          entry("Hives/Software_Delta", PackageFormat.WINDOWS),
          entry("Hives/System_Delta", PackageFormat.WINDOWS));

  /** Directories that are databases with one file, or one directory, for each package. */
  private static final Map<String, Files> DIRECTORIES =
      Map.of(
          "var/lib/dpkg/status.d", new Files("var/lib/dpkg/status.d/*", PackageFormat.DPKG),
          "var/lib/pacman/local", new Files("var/lib/pacman/local/*/desc", PackageFormat.PACMAN),
          "var/db/pkg", new Files("var/db/pkg/*/*/PF", PackageFormat.PORTAGE));

  /** Directories whose existence is enough: what is in them is not worth counting. */
  private static final Map<String, PackageFormat> TREES =
      Map.of(
          "nix/store", PackageFormat.NIX,
          "Files/Windows", PackageFormat.WINDOWS,
          "UtilityVM/Files/Windows", PackageFormat.WINDOWS);

  private record Files(String glob, PackageFormat format) {}

  private SystemDatabases() {}

  /** Returns the paths that show such databases in the layer. */
  static SortedMap<String, PackageFormat> in(LayerView layer) {
    SortedMap<String, PackageFormat> found = new TreeMap<>();
    FILES.forEach(
        (path, format) -> {
          if (layer.resolve(path).filter(SystemDatabases::mayHoldPackages).isPresent()) {
            layer.entry(path).ifPresent(file -> found.put(file.path(), format));
          }
        });
    PathSelector paths = PathSelector.paths(FILES.keySet().toArray(String[]::new));
    LinkedFiles.outside(layer, paths)
        .forEach(link -> found.put(link.path(), Objects.requireNonNull(FILES.get(link.path()))));
    TREES.forEach(
        (path, format) -> {
          if (isDirectory(layer, path)) {
            found.put(path, format);
          }
        });
    DIRECTORIES.forEach(
        (path, files) -> {
          if (isDirectory(layer, path)) {
            LinkedFiles.select(layer, PathSelector.globs(files.glob())).stream()
                .filter(SystemDatabases::mayHoldPackages)
                .forEach(file -> found.put(file.path(), files.format()));
          }
        });
    return found;
  }

  private static boolean isDirectory(LayerView layer, String path) {
    return layer.entry(path).filter(entry -> entry.type() == EntryType.DIRECTORY).isPresent();
  }

  /**
   * Returns whether there can be packages in a file. Tools leave empty databases behind, and
   * distroless images keep checksums beside each package.
   */
  private static boolean mayHoldPackages(LayerEntry file) {
    if (file.name().startsWith(".wh.") || file.name().endsWith(".md5sums")) {
      return false;
    }
    return switch (file.type()) {
      case FILE -> file.size() > 0;
      case HARDLINK -> true;
      case SYMLINK, DIRECTORY, OTHER -> false;
    };
  }
}
