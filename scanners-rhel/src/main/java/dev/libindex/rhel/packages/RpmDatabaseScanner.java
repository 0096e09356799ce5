package dev.libindex.rhel.packages;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.input.ReadFailure;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells where the rpm databases of a layer stand, and what else of the layer hides one of a lower
 * layer: a file, or a link, that has the name of a database but is none, or the name of a directory
 * in which databases usually stand.
 */
public final class RpmDatabaseScanner implements FileScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rpm-database", "1", ScannerKind.FILE);

  /** The parts of the paths var/lib/rpm, usr/lib/sysimage/rpm and usr/share/rpm. */
  private static final PathSelector DIRECTORIES =
      PathSelector.names("var", "lib", "rpm", "usr", "sysimage", "share");

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return RpmDatabaseFile.wanted();
  }

  @Override
  public ScanResult<IndexedFile> scan(LayerView layer) throws InterruptedException {
    List<IndexedFile> files = new ArrayList<>();
    List<PartialError> errors = new ArrayList<>();
    for (LayerEntry candidate : RpmDatabaseFile.candidates(layer)) {
      FileKind kind = FileKind.PACKAGE_DATABASE;
      try {
        kind = kind(layer, candidate);
      } catch (IOException e) {
        // It may be one: then what it lists is missing, and must not remove anything.
        errors.add(ReadFailure.of(candidate.path(), e));
      }
      files.add(new IndexedFile(candidate.path(), kind));
    }
    for (LayerEntry entry : layer.select(DIRECTORIES)) {
      files.add(new IndexedFile(entry.path(), FileKind.OBSTRUCTION));
    }
    return new ScanResult<>(files, List.of(), errors, List.of());
  }

  private static FileKind kind(LayerView layer, LayerEntry candidate) throws IOException {
    return RpmDatabaseFile.open(layer, candidate).isPresent()
        ? FileKind.PACKAGE_DATABASE
        : FileKind.OBSTRUCTION;
  }
}
