package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.repository.ContentSources;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;

/**
 * Finds the packages of every rpm database of a layer and, if the layer's {@link ContentSources}
 * are in dnf's history, the repository that each came from.
 */
public final class RhelPackageScanner implements PackageScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel-package-scanner", "1", ScannerKind.PACKAGE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return RpmDatabaseFile.wanted().or(ContentSources.wanted());
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    // Notices about the content sources are left to the repository scanner.
    ContentSources sources = ContentSources.read(layer);
    PackageCollector collector = new PackageCollector();
    sources.error().ifPresent(collector::add);
    collector.addDatabases(
        layer, packages -> RepositoryHints.annotate(packages, sources.history()));
    return collector.result();
  }
}
