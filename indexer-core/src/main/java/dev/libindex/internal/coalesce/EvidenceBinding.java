package dev.libindex.internal.coalesce;

import dev.libindex.internal.scan.ScannerRegistry;
import dev.libindex.mapping.MappingSlice;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.Binder;
import dev.libindex.scan.Evidence;
import dev.libindex.scan.LayerScanner;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Binds the evidence of scans with one snapshot of the mappings. */
final class EvidenceBinding {
  private final ScannerRegistry scanners;
  private final Map<String, MappingSlice> mappings;

  EvidenceBinding(ScannerRegistry scanners, Map<String, MappingSlice> mappings) {
    this.scanners = scanners;
    this.mappings = mappings;
  }

  BoundLayer bind(Digest layer, Map<ScannerIdentity, ScanResult<?>> scanned) {
    Map<ScannerIdentity, ScanResult<?>> results = new LinkedHashMap<>();
    scanned.forEach((scanner, result) -> results.put(scanner, bind(scanners.get(scanner), result)));
    return new BoundLayer(layer, results);
  }

  private ScanResult<?> bind(LayerScanner<?> scanner, ScanResult<?> scanned) {
    List<Object> items = new ArrayList<>(scanned.items());
    List<PartialError> errors = new ArrayList<>(scanned.partialErrors());
    TreeSet<Notice> notices = new TreeSet<>(scanned.notices());
    for (Evidence evidence : scanned.evidence()) {
      ScanResult<?> bound = bind(scanner, evidence);
      items.addAll(bound.items());
      errors.addAll(bound.partialErrors());
      notices.addAll(bound.notices());
    }
    return new ScanResult<>(items, List.of(), errors, List.copyOf(notices));
  }

  private ScanResult<?> bind(LayerScanner<?> scanner, Evidence evidence) {
    if (evidence.mapping().isEmpty()) {
      throw new IllegalStateException(
          scanner.identity() + " left evidence without a mapping that no composer has used");
    }
    if (!(scanner instanceof Binder<?> binder)) {
      throw new IllegalStateException(
          scanner.identity() + " returned evidence but is not a Binder");
    }
    return binder.bind(evidence, mappings.get(evidence.mapping()));
  }
}
