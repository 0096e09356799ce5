package dev.libindex.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Reads partial errors and notices back into one outcome per layer and scanner. */
final class OutcomeReader {

  private record Origin(Digest layer, ScannerIdentity scanner) {}

  private final Map<Origin, List<PartialError>> errors;
  private final Map<Origin, List<Notice>> notices;

  private OutcomeReader(Map<Origin, List<PartialError>> errors, Map<Origin, List<Notice>> notices) {
    this.errors = errors;
    this.notices = notices;
  }

  static List<CellOutcome> outcomes(JsonNode root) throws JsonShapeException {
    return new OutcomeReader(
            byOrigin(root, "partial_errors", PartialErrorJson::read),
            byOrigin(root, "notices", OutcomeReader::notice))
        .merged();
  }

  private static <T> Map<Origin, List<T>> byOrigin(
      JsonNode root, String name, JsonTree.Reader<T> reader) throws JsonShapeException {
    Map<Origin, List<T>> map = new LinkedHashMap<>();
    JsonTree.objects(
        root,
        name,
        node -> map.computeIfAbsent(origin(node), key -> new ArrayList<>()).add(reader.read(node)));
    return map;
  }

  private static Origin origin(JsonNode node) throws JsonShapeException {
    JsonNode scanner = JsonTree.field(node, "scanner");
    if (scanner == null) {
      throw JsonShapeException.of("an outcome without a scanner");
    }
    JsonTree.object(scanner, "\"scanner\"");
    return new Origin(
        Digest.parse(JsonTree.text(node, "layer")),
        new ScannerIdentity(
            JsonTree.text(scanner, "name"),
            JsonTree.text(scanner, "version"),
            ScannerKind.parse(JsonTree.text(scanner, "kind"))));
  }

  private static Notice notice(JsonNode node) throws JsonShapeException {
    return new Notice(JsonTree.text(node, "path"), JsonTree.text(node, "text"));
  }

  private List<CellOutcome> merged() {
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

  /** An order that both lists follow, so that a report which is read and written stays as it is. */
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
