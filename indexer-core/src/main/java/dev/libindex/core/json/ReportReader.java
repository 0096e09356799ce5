package dev.libindex.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;

/** Reads reports, with and without their manifest hash. */
public final class ReportReader {
  private ReportReader() {}

  /** Reads a report that names its manifest. */
  public static IndexReport read(byte[] json) throws JsonShapeException {
    return JsonTree.read(
        json, root -> report(root, Digest.parse(JsonTree.text(root, "manifest_hash"))));
  }

  /** Reads a body. */
  public static IndexReport read(Digest manifest, byte[] body) throws JsonShapeException {
    return JsonTree.read(body, root -> report(root, manifest));
  }

  private static IndexReport report(JsonNode root, Digest manifest) throws JsonShapeException {
    JsonNode success = JsonTree.field(root, "success");
    if (success != null && !success.isBoolean()) {
      throw JsonShapeException.of("\"success\" is not a boolean");
    }
    return new IndexReport(
        manifest,
        State.parse(JsonTree.text(root, "state")),
        ModelReader.contents(root),
        success != null && success.booleanValue(),
        JsonTree.text(root, "err"),
        OutcomeReader.outcomes(root));
  }
}
