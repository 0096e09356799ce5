package dev.libindex.internal.coalesce;

import dev.libindex.model.Digest;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.scan.ScanResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every scanner found in a layer, bound. Evidence is spent: the results hold none. */
record BoundLayer(Digest layer, Map<ScannerIdentity, ScanResult<?>> results) {

  BoundLayer {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /** What one scanner found. */
  <T> List<T> items(ScannerIdentity scanner, Class<T> type) {
    List<T> items = new ArrayList<>();
    ScanResult<?> result = results.get(scanner);
    if (result != null) {
      result.items().forEach(item -> items.add(type.cast(item)));
    }
    return items;
  }
}
