package dev.libindex.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;

/** Reads reports that Clair or anybody else has written, with or without their manifest hash. */
public final class ClairReportReader {
  private ClairReportReader() {}

  /** Reads a report that names its manifest. */
  public static IndexReport read(byte[] json) throws JsonShapeException {
    return LenientJson.read(
        json, root -> report(root, Digest.parse(LenientJson.text(root, "manifest_hash"))));
  }

  /** Reads a report of this manifest, whose hash is not in the document or is ignored there. */
  public static IndexReport read(Digest manifest, byte[] body) throws JsonShapeException {
    return LenientJson.read(body, root -> report(root, manifest));
  }

  private static IndexReport report(JsonNode root, Digest manifest) throws JsonShapeException {
    JsonNode success = LenientJson.field(root, "success");
    if (success != null && !success.isBoolean()) {
      throw JsonShapeException.of("\"success\" is not a boolean");
    }
    return new IndexReport(
        manifest,
        State.parse(LenientJson.text(root, "state")),
        ClairModelReader.contents(root),
        success != null && success.booleanValue(),
        LenientJson.text(root, "err"),
        ClairOutcomeReader.outcomes(root));
  }
}
