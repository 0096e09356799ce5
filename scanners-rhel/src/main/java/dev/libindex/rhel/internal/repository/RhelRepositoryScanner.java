package dev.libindex.rhel.internal.repository;

import dev.libindex.ecosystem.Composer;
import dev.libindex.ecosystem.LayerOverlay;
import dev.libindex.layer.LayerView;
import dev.libindex.layer.PathSelector;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.PartialError;
import dev.libindex.model.Repository;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import dev.libindex.rhel.internal.bytes.FormatException;
import dev.libindex.rhel.internal.repository.ImageHistories.State;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.RepositoryScanner;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds Red Hat's repositories. Scanning yields evidence, whose keys are the repository ids that
 * the layer names and whose content is the path of the file that names them; composition adds what
 * a dnf history names whose parts are in several layers. Binding yields a repository for each CPE
 * that the mapping has for an id.
 */
public final class RhelRepositoryScanner
    implements RepositoryScanner, Binder<Repository>, Composer<Repository> {
  private static final ScannerIdentity IDENTITY =
      new ScannerIdentity("rhel-repository-scanner", "3+1", ScannerKind.REPOSITORY);

  private static final int FORMAT = 1;

  /** Evidence whose keys composition may need; it is never bound. */
  private static final int CANDIDATES = 3;

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
    LayerHistories histories = LayerHistories.read(layer, sources);
    List<Evidence> evidence = new ArrayList<>(evidence(sources.repositoryIds(), sources.path()));
    evidence.addAll(histories.evidence());
    Set<String> candidates = new TreeSet<>(histories.repositoryIds());
    sources.repositoryIds().forEach(candidates::remove);
    if (!candidates.isEmpty()) {
      evidence.add(new Evidence(RepositoryToCpe.NAME, List.copyOf(candidates), "", CANDIDATES));
    }
    List<PartialError> errors = new ArrayList<>(sources.error().stream().toList());
    errors.addAll(ContentSources.linksOutside(layer));
    return new ScanResult<>(List.of(), evidence, errors, sources.notice().stream().toList());
  }

  private static List<Evidence> evidence(List<String> ids, String path) {
    return ids.isEmpty()
        ? List.of()
        : List.of(new Evidence(RepositoryToCpe.NAME, ids, path, FORMAT));
  }

  /** Replaces the repositories of layers that have only a part of a history. */
  @Override
  public List<ScanResult<Repository>> compose(
      List<ScanResult<Repository>> layers, LayerOverlay overlay) {
    Set<String> known = new HashSet<>();
    for (ScanResult<Repository> layer : layers) {
      layer.evidence().forEach(evidence -> known.addAll(evidence.keys()));
    }
    ImageHistories histories = ImageHistories.of(layers, overlay);
    List<ScanResult<Repository>> composed = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      ScanResult<Repository> layer = layers.get(i);
      composed.add(
          histories
              .state(i)
              .filter(State::isSpread)
              .map(state -> composed(layer, state, known))
              .orElseGet(() -> composed(layer, ofScan(layer), List.of())));
    }
    return composed;
  }

  private static List<Evidence> ofScan(ScanResult<Repository> layer) {
    return layer.evidence().stream()
        .filter(one -> !one.mapping().isEmpty() && one.format() == FORMAT)
        .toList();
  }

  private static ScanResult<Repository> composed(
      ScanResult<Repository> layer, State state, Set<String> known) {
    try {
      List<String> ids = ContentSources.repositoryIds(state.read());
      List<String> unknown = ids.stream().filter(id -> !known.contains(id)).toList();
      if (!unknown.isEmpty()) {
        throw new FormatException("repositories that no part of it names: " + unknown);
      }
      return composed(layer, evidence(ids, state.path()), List.of());
    } catch (IOException e) {
      return composed(layer, ofScan(layer), List.of(state.error(e)));
    }
  }

  private static ScanResult<Repository> composed(
      ScanResult<Repository> layer, List<Evidence> evidence, List<PartialError> more) {
    List<PartialError> errors = new ArrayList<>(layer.partialErrors());
    errors.addAll(more);
    return new ScanResult<>(layer.items(), evidence, errors, layer.notices());
  }

  @Override
  public ScanResult<Repository> bind(Evidence evidence, @Nullable MappingSlice mapping) {
    return mapping == null
        ? ScanResult.failed(PartialError.missingMapping(RepositoryToCpe.NAME))
        : new BoundRepositories(evidence.content()).bind(evidence.keys(), mapping);
  }
}
