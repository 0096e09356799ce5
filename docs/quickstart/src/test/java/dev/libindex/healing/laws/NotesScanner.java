package dev.libindex.healing.laws;

import dev.libindex.layer.FileContent;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds a package for each line of the file {@code notes}; while there are transient errors, for
 * the first line only. Fails if there is a file {@code torn}.
 */
record NotesScanner(ScannerIdentity identity, AtomicBoolean transientErrors)
    implements PackageScanner {
  static final String NOTES = "notes";
  static final String TORN = "torn";

  @Override
  public PathSelector wants() {
    return PathSelector.paths(NOTES);
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws IOException {
    if (layer.entry(TORN).isPresent()) {
      throw new IOException("the notes are torn");
    }
    Optional<FileContent> content = layer.open(NOTES);
    if (content.isEmpty()) {
      return ScanResult.empty();
    }
    List<Package> packages =
        new String(content.get().readAll(1 << 10), StandardCharsets.UTF_8)
            .lines()
            .map(this::note)
            .toList();
    return transientErrors.get()
        ? new ScanResult<>(
            packages.subList(0, 1),
            List.of(),
            List.of(PartialError.ofTransient(NOTES, "transient error")),
            List.of())
        : ScanResult.of(packages);
  }

  private Package note(String name) {
    return Package.builder()
        .name(name)
        .version(identity.version())
        .kind(PackageKind.BINARY)
        .packageDb("notes:" + NOTES)
        .build();
  }
}
