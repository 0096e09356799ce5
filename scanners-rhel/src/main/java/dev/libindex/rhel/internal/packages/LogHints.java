package dev.libindex.rhel.internal.packages;

import dev.libindex.model.Package;
import dev.libindex.model.PartialError;
import dev.libindex.rhel.internal.databases.Refinement;
import dev.libindex.rhel.internal.dnf.DnfHistory;
import dev.libindex.rhel.internal.repository.ImageHistories;
import dev.libindex.rhel.internal.repository.ImageHistories.State;
import dev.libindex.scan.ScanResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the repositories that dnf's history names to packages that scanning could not add them to,
 * because the history or the package was put together from several layers.
 */
final class LogHints implements Refinement {
  private final ImageHistories histories;

  LogHints(ImageHistories histories) {
    this.histories = histories;
  }

  /** Annotates the packages of layers whose history is spread over several. */
  List<ScanResult<Package>> annotate(List<ScanResult<Package>> layers) {
    List<ScanResult<Package>> annotated = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      ScanResult<Package> layer = layers.get(i);
      annotated.add(
          histories
              .state(i)
              .filter(State::isSpread)
              .map(state -> annotate(layer, state))
              .orElse(layer));
    }
    return annotated;
  }

  private static ScanResult<Package> annotate(ScanResult<Package> layer, State state) {
    Map<String, List<Package>> databases = new LinkedHashMap<>();
    for (Package found : layer.items()) {
      databases.computeIfAbsent(found.packageDb(), label -> new ArrayList<>()).add(found);
    }
    List<Package> items = new ArrayList<>();
    List<PartialError> errors = new ArrayList<>(layer.partialErrors());
    try {
      DnfHistory history = state.read();
      databases.values().forEach(one -> items.addAll(RepositoryHints.annotate(one, history)));
    } catch (IOException e) {
      items.addAll(layer.items());
      errors.add(state.error(e));
    }
    return new ScanResult<>(items, layer.evidence(), errors, layer.notices());
  }

  @Override
  public List<Package> refine(int layer, List<Package> packages) {
    try {
      return histories.state(layer).isPresent()
          ? RepositoryHints.annotate(packages, histories.state(layer).get().read())
          : packages;
    } catch (IOException e) {
      // Reported with the layer's own packages, or by the repository scanner.
      return packages;
    }
  }
}
