package dev.libindex.rhel.internal.packages;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.EntryType;
import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.databases.StandardPlaces;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.sqlite.LogFiles;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rpm databases of a layer, and whatever else may hide one of a lower layer: a file or
 * link that has the name of a database but is not one, or that takes the place of a directory on
 * the usual path to a database. A hard link with the name of a database to a file of another layer
 * counts as one, and so does a log without its database, which changes the one below.
 */
public final class RpmDatabaseScanner implements FileScanner, Composer<IndexedFile> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rpm-database", "2", ScannerKind.FILE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return RpmDatabaseFile.wanted();
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return RpmDatabaseFile.recognizes(beginning, length);
  }

  @Override
  public ScanResult<IndexedFile> scan(LayerView layer) throws InterruptedException {
    List<IndexedFile> files = new ArrayList<>();
    for (LayerEntry candidate : RpmDatabaseFile.candidates(layer)) {
      files.add(new IndexedFile(candidate.path(), kind(layer, candidate)));
    }
    for (LayerEntry link : layer.linksOutside(RpmDatabaseFile.names())) {
      if (link.type() == EntryType.HARDLINK) {
        files.add(new IndexedFile(link.path(), FileKind.PACKAGE_DATABASE));
      }
    }
    for (String log : DatabaseLogs.paths(layer)) {
      String database = LogFiles.databaseOf(log);
      if (layer.entry(database).isEmpty()) {
        files.add(new IndexedFile(database, FileKind.PACKAGE_DATABASE));
      }
    }
    for (LayerEntry entry : layer.select(StandardPlaces.NAMES)) {
      if (StandardPlaces.isOnTheWay(entry.path())) {
        files.add(new IndexedFile(entry.path(), FileKind.OBSTRUCTION));
      }
    }
    return ScanResult.of(files);
  }

  /** Returns the same: the package scanners say what hard links to other layers lead to. */
  @Override
  public List<ScanResult<IndexedFile>> compose(
      List<ScanResult<IndexedFile>> layers, LayerOverlay overlay) {
    return layers;
  }

  private static FileKind kind(LayerView layer, LayerEntry candidate) throws InterruptedException {
    try {
      return kindOf(layer, candidate);
    } catch (IOException e) {
      // Fails if this is an interruption. Otherwise package scanners open the file, too, and report
      // the error; it may be a database, which must not hide those of lower layers.
      ReadFailure.of(candidate.path(), e);
      return FileKind.PACKAGE_DATABASE;
    }
  }

  private static FileKind kindOf(LayerView layer, LayerEntry candidate) throws IOException {
    return RpmDatabaseFile.open(layer, candidate.name(), candidate.path()).isPresent()
        ? FileKind.PACKAGE_DATABASE
        : FileKind.OBSTRUCTION;
  }
}
