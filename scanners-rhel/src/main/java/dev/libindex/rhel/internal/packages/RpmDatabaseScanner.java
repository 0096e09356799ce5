package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.LayerEntry;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.FileKind;
import dev.libindex.model.IndexedFile;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.input.ProblemCollector;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.rpmdb.RpmDatabaseKind;
import dev.libindex.scan.FileScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the rpm databases of a layer, and whatever else may hide one of a lower layer: a file or
 * link that has the name of a database but is not one, or that takes the place of a directory on
 * the usual path to a database.
 */
public final class RpmDatabaseScanner implements FileScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rpm-database", "1", ScannerKind.FILE);

  /** The directories that lead to the usual places of databases, in any root directory. */
  private static final List<String> DIRECTORIES =
      List.of(
          "var",
          "var/lib",
          "var/lib/rpm",
          "usr",
          "usr/lib",
          "usr/lib/sysimage",
          "usr/lib/sysimage/rpm",
          "usr/share",
          "usr/share/rpm");

  private static final PathSelector DIRECTORY_NAMES =
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
  public boolean recognizes(byte[] beginning, int length, long size) {
    return RpmDatabaseKind.isDatabase(
        Arrays.copyOf(beginning, Math.min(length, RpmDatabaseKind.PREFIX_LENGTH)));
  }

  @Override
  public ScanResult<IndexedFile> scan(LayerView layer) throws InterruptedException {
    List<IndexedFile> files = new ArrayList<>();
    ProblemCollector problems = new ProblemCollector();
    for (LayerEntry candidate : RpmDatabaseFile.candidates(layer)) {
      FileKind kind = FileKind.PACKAGE_DATABASE;
      try {
        kind = kind(layer, candidate);
      } catch (IOException e) {
        // It may be a database that could not be read, which must not hide those of lower layers.
        problems.add(ReadFailure.of(candidate.path(), e));
      }
      files.add(new IndexedFile(candidate.path(), kind));
    }
    for (LayerEntry entry : layer.select(DIRECTORY_NAMES)) {
      if (isOnUsualPath(entry.path())) {
        files.add(new IndexedFile(entry.path(), FileKind.OBSTRUCTION));
      }
    }
    return new ScanResult<>(files, List.of(), problems.errors(), List.of());
  }

  private static boolean isOnUsualPath(String path) {
    return DIRECTORIES.stream().anyMatch(usual -> path.equals(usual) || path.endsWith("/" + usual));
  }

  private static FileKind kind(LayerView layer, LayerEntry candidate) throws IOException {
    return RpmDatabaseFile.open(layer, candidate).isPresent()
        ? FileKind.PACKAGE_DATABASE
        : FileKind.OBSTRUCTION;
  }
}
