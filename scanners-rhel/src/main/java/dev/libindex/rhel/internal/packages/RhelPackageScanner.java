package dev.libindex.rhel.internal.packages;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.repository.Provenance;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;

/**
 * Finds the packages of every rpm database of a layer, and by dnf's history, where that counts,
 * which repository each came from.
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
    return RpmDatabaseFile.wanted().or(Provenance.wanted());
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    // What is odd about the layer's account is for the repository scanner to report.
    Provenance provenance = Provenance.read(layer);
    PackageFindings findings = new PackageFindings();
    provenance.error().ifPresent(findings::add);
    findings.addDatabases(
        layer, packages -> PackageOrigins.annotate(packages, provenance.history()));
    return findings.result();
  }
}
