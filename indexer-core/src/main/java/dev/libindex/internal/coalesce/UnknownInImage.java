package dev.libindex.internal.coalesce;

import dev.libindex.ecosystem.Ecosystem;
import dev.libindex.ecosystem.PackageFormat;
import dev.libindex.internal.unknown.UnknownContentReview;
import dev.libindex.internal.unknown.UnknownContentScanner;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.options.UnknownContent;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reports what an image has that its ecosystems do not know. A composer cannot do that: whether a
 * distribution is known depends on the results of other scanners.
 */
final class UnknownInImage {
  private UnknownInImage() {}

  /**
   * Returns the layers with what is unknown in them.
   *
   * @param scanned what was scanned in each layer
   * @param layers the same layers after binding
   * @param ecosystems those of the report, which need not be all that are registered
   */
  static List<BoundLayer> report(
      List<Map<ScannerIdentity, ScanResult<?>>> scanned,
      List<BoundLayer> layers,
      List<Ecosystem> ecosystems,
      UnknownContent as) {
    List<List<Evidence>> evidence = scanned.stream().map(UnknownInImage::evidence).toList();
    if (evidence.stream().allMatch(List::isEmpty)) {
      return layers;
    }
    UnknownContentReview review =
        new UnknownContentReview(evidence, BoundLayer.artifacts(layers, ecosystems));
    List<List<Notice>> notices = review.notices(formats(ecosystems));
    List<BoundLayer> reviewed = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      reviewed.add(
          notices.get(i).isEmpty() ? layers.get(i) : add(notices.get(i), layers.get(i), as));
    }
    return reviewed;
  }

  private static List<Evidence> evidence(Map<ScannerIdentity, ScanResult<?>> layer) {
    return layer.getOrDefault(UnknownContentScanner.IDENTITY, ScanResult.empty()).evidence();
  }

  private static Set<PackageFormat> formats(List<Ecosystem> ecosystems) {
    return ecosystems.stream()
        .flatMap(ecosystem -> ecosystem.reads().stream())
        .collect(Collectors.toSet());
  }

  private static BoundLayer add(List<Notice> notices, BoundLayer layer, UnknownContent as) {
    ScanResult<?> found =
        layer.results().getOrDefault(UnknownContentScanner.IDENTITY, ScanResult.empty());
    List<Notice> all = new ArrayList<>(found.notices());
    all.addAll(notices);
    List<PartialError> errors = new ArrayList<>(found.partialErrors());
    if (as == UnknownContent.PARTIAL) {
      notices.forEach(notice -> errors.add(PartialError.permanent(notice.path(), notice.text())));
    }
    return layer.with(
        UnknownContentScanner.IDENTITY,
        new ScanResult<>(found.items(), found.evidence(), errors, all));
  }
}
