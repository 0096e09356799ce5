package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.util.function.UnaryOperator;

/** Finds the packages of every rpm database of a layer. */
public final class RpmPackageScanner implements PackageScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rpm", "10", ScannerKind.PACKAGE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return RpmDatabaseFile.wanted();
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    PackageCollector collector = new PackageCollector();
    collector.addDatabases(layer, UnaryOperator.identity());
    return collector.result();
  }
}
