package dev.libindex.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Digest;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads partial errors and notices back into one outcome per layer and scanner. */
final class OutcomeReader {

  private record Origin(Digest layer, ScannerIdentity scanner) {}

  private final Map<Origin, List<PartialError>> errors = new LinkedHashMap<>();
  private final Map<Origin, List<Notice>> notices = new LinkedHashMap<>();

  private OutcomeReader() {}

  static List<CellOutcome> outcomes(JsonNode root) throws JsonShapeException {
    OutcomeReader reader = new OutcomeReader();
    for (JsonNode node : JsonTree.list(root, "partial_errors")) {
      reader.list(reader.errors, node).add(PartialErrorJson.read(node));
    }
    for (JsonNode node : JsonTree.list(root, "notices")) {
      reader
          .list(reader.notices, node)
          .add(new Notice(JsonTree.text(node, "path"), JsonTree.text(node, "text")));
    }
    return reader.merged();
  }

  private <T> List<T> list(Map<Origin, List<T>> map, JsonNode node) throws JsonShapeException {
    JsonNode scanner = JsonTree.field(node, "scanner");
    if (scanner == null) {
      throw new JsonShapeException("an outcome without a scanner", null);
    }
    Origin origin =
        new Origin(
            Digest.parse(JsonTree.text(node, "layer")),
            new ScannerIdentity(
                JsonTree.text(scanner, "name"),
                JsonTree.text(scanner, "version"),
                ScannerKind.parse(JsonTree.text(scanner, "kind"))));
    return map.computeIfAbsent(origin, key -> new ArrayList<>());
  }

  private List<CellOutcome> merged() {
    Map<Origin, CellOutcome> outcomes = new LinkedHashMap<>();
    errors.forEach((origin, list) -> outcomes.put(origin, outcome(origin)));
    notices.forEach((origin, list) -> outcomes.putIfAbsent(origin, outcome(origin)));
    return List.copyOf(outcomes.values());
  }

  private CellOutcome outcome(Origin origin) {
    return new CellOutcome(
        origin.layer(),
        origin.scanner(),
        errors.getOrDefault(origin, List.of()),
        notices.getOrDefault(origin, List.of()));
  }
}
