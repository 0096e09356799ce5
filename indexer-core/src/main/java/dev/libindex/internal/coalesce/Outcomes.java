package dev.libindex.internal.coalesce;

import dev.libindex.model.CellOutcome;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what scanners reported about the layers of an image besides their results. */
final class Outcomes {

  private record Key(Digest layer, ScannerIdentity scanner) {}

  private record Found(Set<PartialError> partialErrors, Set<Notice> notices) {}

  private Outcomes() {}

  /**
   * Returns the pairs of layer and scanner with partial errors, then those with notices only, which
   * is the order in a stored report: its JSON lists partial errors and notices separately. A layer
   * that the image has twice has one outcome, with what was reported in either place.
   */
  static List<CellOutcome> of(List<BoundLayer> layers) {
    Map<Key, Found> found = new LinkedHashMap<>();
    for (BoundLayer layer : layers) {
      layer.results().forEach((scanner, result) -> add(found, layer.layer(), scanner, result));
    }
    List<CellOutcome> outcomes = new ArrayList<>();
    found.forEach((key, each) -> outcomes.add(outcome(key, each)));
    outcomes.sort(Comparator.comparing(outcome -> outcome.partialErrors().isEmpty()));
    return outcomes;
  }

  private static void add(
      Map<Key, Found> found, Digest layer, ScannerIdentity scanner, ScanResult<?> result) {
    if (!result.partialErrors().isEmpty() || !result.notices().isEmpty()) {
      Found all =
          found.computeIfAbsent(
              new Key(layer, scanner), key -> new Found(new LinkedHashSet<>(), new TreeSet<>()));
      all.partialErrors().addAll(result.partialErrors());
      all.notices().addAll(result.notices());
    }
  }

  private static CellOutcome outcome(Key key, Found found) {
    return new CellOutcome(
        key.layer(),
        key.scanner(),
        List.copyOf(found.partialErrors()),
        List.copyOf(found.notices()));
  }
}
