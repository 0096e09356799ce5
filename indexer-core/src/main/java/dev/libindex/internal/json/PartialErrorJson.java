package dev.libindex.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.LimitHit;
import dev.libindex.model.PartialError;
import java.io.IOException;

/** The fields of a partial error; mapping and limit only where there is one. */
final class PartialErrorJson {
  private PartialErrorJson() {}

  static void writeFields(PartialError error, JsonGenerator json) throws IOException {
    json.writeStringField("path", error.path());
    json.writeStringField("cause", error.cause());
    json.writeStringField("reason", error.reason().text());
    if (!error.mapping().isEmpty()) {
      json.writeStringField("mapping", error.mapping());
    }
    LimitHit limit = error.limit();
    if (limit != null) {
      json.writeObjectFieldStart("limit");
      json.writeStringField("name", limit.name());
      json.writeNumberField("value", limit.value());
      json.writeEndObject();
    }
  }

  static PartialError read(JsonNode node) throws JsonShapeException {
    JsonNode limit = JsonTree.field(node, "limit");
    return new PartialError(
        JsonTree.text(node, "path"),
        JsonTree.text(node, "cause"),
        PartialError.Reason.parse(JsonTree.text(node, "reason")),
        JsonTree.text(node, "mapping"),
        limit == null ? null : limit(JsonTree.object(limit, "\"limit\"")));
  }

  private static LimitHit limit(JsonNode node) throws JsonShapeException {
    JsonNode value = JsonTree.field(node, "value");
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw JsonShapeException.of("\"value\" of a limit is not a whole number");
    }
    return new LimitHit(JsonTree.text(node, "name"), value.longValue());
  }
}
