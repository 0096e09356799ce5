package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.rhel.internal.databases.DatabaseFile;
import dev.libindex.rhel.internal.databases.LayerFiles;
import dev.libindex.rhel.internal.databases.MacroFile;
import dev.libindex.rhel.internal.databases.StandardPlaces;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.scan.LayerScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what matters of a layer besides its databases when those of the image are chosen. */
final class LayerFilesReader {
  /** Bounds what a hostile layer can make us keep of each kind; real ones have a few dozen. */
  private static final int MAX = 10_000;

  private static final PathSelector RELEASES = PathSelector.names("os-release");

  private final LayerView layer;

  LayerFilesReader(LayerView layer) {
    this.layer = layer;
  }

  /**
   * Reads what matters.
   *
   * @param databases the databases of the layer
   */
  LayerFiles read(List<DatabaseFile> databases) throws InterruptedException {
    return new LayerFiles(
        databases, symlinks(), hardLinks(), DatabaseLogs.read(layer), releases(), macros());
  }

  private Map<String, String> symlinks() {
    Map<String, String> symlinks = new TreeMap<>();
    Stream.concat(
            layer.select(StandardPlaces.NAMES).stream()
                .filter(entry -> StandardPlaces.isOnTheWay(entry.path())),
            layer.select(RpmDatabaseFile.names()).stream())
        .filter(entry -> entry.type() == EntryType.SYMLINK)
        .limit(MAX)
        .forEach(link -> symlinks.put(link.path(), link.linkTarget()));
    return symlinks;
  }

  private Map<String, String> hardLinks() {
    Map<String, String> hardLinks = new TreeMap<>();
    layer.linksOutside(RpmDatabaseFile.wanted()).stream()
        .filter(link -> link.type() == EntryType.HARDLINK)
        .limit(MAX)
        .forEach(link -> link.targetPath().ifPresent(target -> hardLinks.put(link.path(), target)));
    return hardLinks;
  }

  private List<String> releases() {
    return layer.select(RELEASES).stream()
        .map(LayerEntry::path)
        .filter(StandardPlaces::isRelease)
        .limit(MAX)
        .toList();
  }

  private Map<String, MacroFile> macros() {
    Map<String, MacroFile> macros = new TreeMap<>();
    layer.select(MacroFile.SELECTOR).stream()
        .limit(MAX)
        .forEach(file -> macros.put(file.path(), macroFile(file.path())));
    return macros;
  }

  /** Reads a macro file. One that is not recognised, or cannot be read, says nothing. */
  private MacroFile macroFile(String path) {
    try {
      return SmallFile.read(layer, path)
          .filter(
              bytes -> MacroFile.recognizes(bytes, Math.min(bytes.length, LayerScanner.BEGINNING)))
          .map(bytes -> MacroFile.parse(new String(bytes, StandardCharsets.ISO_8859_1)))
          .orElse(MacroFile.EMPTY);
    } catch (IOException e) {
      return MacroFile.EMPTY;
    }
  }
}
