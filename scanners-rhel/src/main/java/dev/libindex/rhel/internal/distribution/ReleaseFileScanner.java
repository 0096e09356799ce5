package dev.libindex.rhel.internal.distribution;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Distribution;
import dev.libindex.model.Notice;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.input.FileBeginning;
import dev.libindex.rhel.internal.input.ReadFailure;
import dev.libindex.rhel.internal.input.SmallFile;
import dev.libindex.scan.DistributionScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads release files in order until one names the distribution. If there are several readers, the
 * second one sees the files only if the first recognises nothing in any of them, and so on.
 */
final class ReleaseFileScanner implements DistributionScanner {
  private final ScannerIdentity identity;
  private final List<ReleaseReader> readers;
  private final List<String> paths;

  ReleaseFileScanner(String name, String version, List<ReleaseReader> readers, List<String> paths) {
    this.identity = new ScannerIdentity(name, version, ScannerKind.DISTRIBUTION);
    this.readers = readers;
    this.paths = paths;
  }

  @Override
  public ScannerIdentity identity() {
    return identity;
  }

  @Override
  public PathSelector wants() {
    return PathSelector.paths(paths.toArray(String[]::new));
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return FileBeginning.hasLine("NAME=", beginning, length, size)
        || FileBeginning.hasLine("PRETTY_NAME=", beginning, length, size)
        || FileBeginning.hasLine("ID=", beginning, length, size);
  }

  @Override
  public ScanResult<Distribution> scan(LayerView layer) throws InterruptedException {
    List<Notice> notices = new ArrayList<>();
    for (ReleaseReader reader : readers) {
      for (String path : paths) {
        try {
          Optional<Distribution> found = read(layer, path, reader, notices);
          if (found.isPresent()) {
            return new ScanResult<>(List.of(found.get()), List.of(), List.of(), notices);
          }
        } catch (IOException e) {
          return ScanResult.failed(ReadFailure.of(path, e));
        }
      }
    }
    return new ScanResult<>(List.of(), List.of(), List.of(), notices);
  }

  private static Optional<Distribution> read(
      LayerView layer, String path, ReleaseReader reader, List<Notice> notices) throws IOException {
    Optional<byte[]> bytes = SmallFile.read(layer, path);
    return bytes.isEmpty() ? Optional.empty() : reader.read(path, bytes.get(), notices);
  }
}
