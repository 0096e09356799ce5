package dev.libindex.rhel.internal.packages;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.databases.DatabaseComposition;
import dev.libindex.rhel.internal.databases.Refinement;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds the packages of every rpm database of a layer. */
public final class RpmPackageScanner implements PackageScanner, Composer<Package> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rpm", "10+1", ScannerKind.PACKAGE);

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
    return PackageCollector.recognizes(beginning, length);
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    PackageCollector collector = new PackageCollector(layer, UnaryOperator.identity());
    collector.addDatabases();
    return collector.result();
  }

  @Override
  public List<ScanResult<Package>> compose(List<ScanResult<Package>> layers, LayerOverlay overlay) {
    return DatabaseComposition.compose(layers, overlay, Refinement.NONE);
  }
}
