package dev.libindex.internal.json;

import dev.libindex.model.CellOutcome;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Groups the partial errors and notices of a report into one outcome per layer and scanner. */
public final class Outcomes {

  private record Origin(Digest layer, ScannerIdentity scanner) {}

  private final Map<Origin, List<PartialError>> errors = new LinkedHashMap<>();
  private final Map<Origin, List<Notice>> notices = new LinkedHashMap<>();

  /** Adds a partial error. To be called in the order of the report. */
  public void add(Digest layer, ScannerIdentity scanner, PartialError error) {
    errors.computeIfAbsent(new Origin(layer, scanner), key -> new ArrayList<>()).add(error);
  }

  /** Adds a notice. To be called in the order of the report. */
  public void add(Digest layer, ScannerIdentity scanner, Notice notice) {
    notices.computeIfAbsent(new Origin(layer, scanner), key -> new ArrayList<>()).add(notice);
  }

  /** Returns the outcomes in an order that gives the same report when it is written. */
  public List<CellOutcome> merged() {
    return order().stream()
        .map(
            origin ->
                new CellOutcome(
                    origin.layer(),
                    origin.scanner(),
                    errors.getOrDefault(origin, List.of()),
                    notices.getOrDefault(origin, List.of())))
        .toList();
  }

  /** Returns the origins in an order that both lists follow. */
  private Set<Origin> order() {
    Set<Origin> order = new LinkedHashSet<>();
    Queue<Origin> noticed = new ArrayDeque<>(notices.keySet());
    for (Origin origin : errors.keySet()) {
      while (notices.containsKey(origin) && !order.contains(origin)) {
        order.add(noticed.remove());
      }
      order.add(origin);
    }
    order.addAll(noticed);
    return order;
  }
}
