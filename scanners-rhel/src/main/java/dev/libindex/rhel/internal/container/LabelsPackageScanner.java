package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Notice;
import dev.libindex.model.Package;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.buildinfo.LabelsJson;
import dev.libindex.scan.PackageScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Identifies the container that a layer belongs to from its {@code labels.json}. */
public final class LabelsPackageScanner implements PackageScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel_package_container_detector", "2", ScannerKind.PACKAGE);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return LabelsFile.wanted();
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return LabelsFile.recognizes(beginning, length, size);
  }

  @Override
  public ScanResult<Package> scan(LayerView layer) throws InterruptedException {
    return LabelsFile.scan(layer, LabelsPackageScanner::packages);
  }

  private static ScanResult<Package> packages(LabelsFile file) {
    return build(file)
        .map(build -> ScanResult.of(packages(build, file.labels().name())))
        .orElseGet(() -> incomplete(file.path()));
  }

  private static Optional<ContainerBuild> build(LabelsFile file) {
    LabelsJson labels = file.labels();
    return labels
        .version()
        .flatMap(
            version ->
                labels
                    .normalizedVersion()
                    .map(
                        normalized ->
                            new ContainerBuild(
                                file.path(),
                                labels.name(),
                                version,
                                normalized,
                                labels.architecture())))
        .filter(build -> labels.isComplete());
  }

  private static List<Package> packages(ContainerBuild build, String name) {
    List<Package> packages = new ArrayList<>(build.sourcePackages());
    packages.addAll(build.publishedPackages(List.of(name)));
    return packages;
  }

  private static ScanResult<Package> incomplete(String path) {
    Notice notice = new Notice(path, "name, architecture or time of creation is missing");
    return new ScanResult<>(List.of(), List.of(), List.of(), List.of(notice));
  }
}
