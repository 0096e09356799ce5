package dev.libindex.rhel.internal.repository;

import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds Red Hat's repositories. Scanning yields evidence, whose keys are the repository ids that
 * the layer names and whose content is the path of the file that names them. Binding yields a
 * repository for each CPE that the mapping has for an id.
 */
public final class RhelRepositoryScanner implements RepositoryScanner, Binder<Repository> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel-repository-scanner", "3", ScannerKind.REPOSITORY);

  private static final int FORMAT = 1;

  @Override
  public ScannerIdentity identity() {
    return IDENTITY;
  }

  @Override
  public PathSelector wants() {
    return ContentSources.wanted();
  }

  @Override
  public boolean recognizes(byte[] beginning, int length, long size) {
    return ContentSources.recognizes(beginning, length, size);
  }

  @Override
  public ScanResult<Repository> scan(LayerView layer) throws InterruptedException {
    ContentSources sources = ContentSources.read(layer);
    List<String> ids = sources.repositoryIds();
    return new ScanResult<>(
        List.of(),
        ids.isEmpty()
            ? List.of()
            : List.of(new Evidence(RepositoryToCpe.NAME, ids, sources.path(), FORMAT)),
        sources.error().stream().toList(),
        sources.notice().stream().toList());
  }

  @Override
  public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
    return mapping == null
        ? ScanResult.failed(PartialError.missingMapping(RepositoryToCpe.NAME))
        : new BoundRepositories(evidence.content()).bind(evidence.keys(), mapping);
  }
}
