package dev.libindex.rhel.internal.container;

import dev.libindex.cpe.Cpe;
import dev.libindex.cpe.CpeSyntaxException;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.util.List;

/** Reads the product that a container belongs to from its {@code labels.json}. */
public final class LabelsRepositoryScanner implements RepositoryScanner {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel_repo_container_detector", "1", ScannerKind.REPOSITORY);

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
  public ScanResult<Repository> scan(LayerView layer) throws InterruptedException {
    return LabelsFile.scan(layer, LabelsRepositoryScanner::repository);
  }

  private static ScanResult<Repository> repository(LabelsFile file) {
    if (file.labels().cpe().isEmpty()) {
      return ScanResult.empty();
    }
    try {
      Cpe cpe = Cpe.parse(file.labels().cpe());
      return ScanResult.of(
          List.of(Repository.of(cpe.toString(), ContainerRepositories.KEY, "", cpe)));
    } catch (CpeSyntaxException e) {
      return LabelsFile.failed(file.path(), "label cpe: " + e.getMessage());
    }
  }
}
