package dev.libindex.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.CellOutcome;
import dev.libindex.model.Digest;
import dev.libindex.model.LimitHit;
import dev.libindex.model.Notice;
import dev.libindex.model.PartialError;
import dev.libindex.model.ScannerIdentity;
import dev.libindex.model.ScannerKind;
import java.util.List;

/** Reads our two additions to Clair's reports, partial errors and notices. */
final class ClairOutcomeReader {
  private ClairOutcomeReader() {}

  static List<CellOutcome> outcomes(JsonNode root) throws JsonShapeException {
    Outcomes outcomes = new Outcomes();
    for (JsonNode node : LenientJson.objects(root, "partial_errors", element -> element)) {
      JsonNode scanner = scanner(node);
      outcomes.add(layer(node), identity(scanner), partialError(node));
    }
    for (JsonNode node : LenientJson.objects(root, "notices", element -> element)) {
      JsonNode scanner = scanner(node);
      outcomes.add(layer(node), identity(scanner), notice(node));
    }
    return outcomes.merged();
  }

  private static JsonNode scanner(JsonNode node) throws JsonShapeException {
    JsonNode scanner = LenientJson.field(node, "scanner");
    if (scanner == null) {
      throw JsonShapeException.of("an outcome without a scanner");
    }
    return LenientJson.object(scanner, "\"scanner\"");
  }

  private static Digest layer(JsonNode node) throws JsonShapeException {
    return Digest.parse(LenientJson.text(node, "layer"));
  }

  private static ScannerIdentity identity(JsonNode scanner) throws JsonShapeException {
    return new ScannerIdentity(
        LenientJson.text(scanner, "name"),
        LenientJson.text(scanner, "version"),
        ScannerKind.parse(LenientJson.text(scanner, "kind")));
  }

  private static Notice notice(JsonNode node) throws JsonShapeException {
    return new Notice(
        LenientJson.text(node, "path"),
        LenientJson.text(node, "text"),
        LenientJson.text(node, "code"));
  }

  private static PartialError partialError(JsonNode node) throws JsonShapeException {
    JsonNode limit = LenientJson.field(node, "limit");
    return new PartialError(
        LenientJson.text(node, "path"),
        LenientJson.text(node, "cause"),
        PartialError.Reason.parse(LenientJson.text(node, "reason")),
        LenientJson.text(node, "mapping"),
        limit == null ? null : limit(LenientJson.object(limit, "\"limit\"")));
  }

  private static LimitHit limit(JsonNode node) throws JsonShapeException {
    JsonNode value = LenientJson.field(node, "value");
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw JsonShapeException.of("\"value\" of a limit is not a whole number");
    }
    return new LimitHit(LenientJson.text(node, "name"), value.longValue());
  }
}
