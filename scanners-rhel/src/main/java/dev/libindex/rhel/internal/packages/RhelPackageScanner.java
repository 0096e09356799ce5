package dev.libindex.rhel.internal.packages;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.databases.DatabaseComposition;
import dev.libindex.rhel.internal.repository.ContentSources;
import dev.libindex.rhel.internal.repository.ImageHistories;
import dev.libindex.rhel.internal.repository.LayerHistories;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the packages of every rpm database of a layer and, if the layer's {@link ContentSources}
 * are in dnf's history, the repository that each came from.
 */
public final class RhelPackageScanner implements PackageScanner, Composer<Package> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel-package-scanner", "1+1", ScannerKind.PACKAGE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return RpmDatabaseFile.wanted().or(ContentSources.wanted());
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return PackageCollector.recognizes(beginning, length)
        || ContentSources.recognizes(beginning, length, size);
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    // Notices about the content sources are left to the repository scanner.
    ContentSources sources = ContentSources.read(layer);
    PackageCollector collector =
        new PackageCollector(
            layer, packages -> RepositoryHints.annotate(packages, sources.history()));
    sources.error().ifPresent(collector::add);
    ContentSources.linksOutside(layer).forEach(collector::add);
    collector.addDatabases();
    ScanResult<Package> result = collector.result();
    List<Evidence> evidence = new ArrayList<>(result.evidence());
    evidence.addAll(LayerHistories.read(layer, sources).evidence());
    return new ScanResult<>(result.items(), evidence, result.partialErrors(), result.notices());
  }

  @Override
  public List<ScanResult<Package>> compose(List<ScanResult<Package>> layers, LayerOverlay overlay) {
    LogHints hints = new LogHints(ImageHistories.of(layers, overlay));
    return DatabaseComposition.compose(hints.annotate(layers), overlay, hints);
  }
}
