package dev.libindex.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.model.Contents;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;

/** Reads reports, with and without their manifest hash. */
public final class ReportReader {
  private ReportReader() {}

  /** Reads a report that names its manifest. */
  public static IndexReport read(byte[] json) throws JsonShapeException {
    JsonNode root = JsonTree.object(json);
    try {
      return report(root, Digest.parse(JsonTree.text(root, "manifest_hash")));
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  /** Reads a body. */
  public static IndexReport read(Digest manifest, byte[] body) throws JsonShapeException {
    try {
      return report(JsonTree.object(body), manifest);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  private static JsonShapeException malformed(IllegalArgumentException e) {
    return new JsonShapeException("malformed value: " + e.getMessage(), e);
  }

  private static IndexReport report(JsonNode root, Digest manifest) throws JsonShapeException {
    JsonNode success = JsonTree.field(root, "success");
    if (success != null && !success.isBoolean()) {
      throw new JsonShapeException("\"success\" is not a boolean", null);
    }
    Contents contents =
        new Contents(
            ModelReader.map(root, "packages", ModelReader::packageOf),
            ModelReader.map(root, "distributions", ModelReader::distribution),
            ModelReader.map(root, "repository", ModelReader::repository),
            ModelReader.environments(root));
    return new IndexReport(
        manifest,
        State.parse(JsonTree.text(root, "state")),
        contents,
        success != null && success.booleanValue(),
        JsonTree.text(root, "err"),
        OutcomeReader.outcomes(root));
  }
}
