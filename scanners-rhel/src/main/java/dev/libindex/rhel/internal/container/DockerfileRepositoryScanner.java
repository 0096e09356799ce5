package dev.libindex.rhel.internal.container;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.util.List;

/** Assigns layers that have a Dockerfile of Red Hat's build system to Red Hat's catalogue. */
public final class DockerfileRepositoryScanner implements RepositoryScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel_containerscanner", "1", ScannerKind.REPOSITORY);

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  /** Needs no content: that the Dockerfile exists is enough. */
  @Override
  public PathSelector wants() {
    return PathSelector.none();
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return BuildDockerfile.recognizes(beginning, length, size);
  }

  @Override
  public ScanResult<Repository> scan(LayerView layer) {
    return BuildDockerfile.isIn(layer)
        ? ScanResult.of(List.of(ContainerRepositories.CATALOG))
        : ScanResult.empty();
  }
}
