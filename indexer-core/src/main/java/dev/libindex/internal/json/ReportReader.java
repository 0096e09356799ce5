package dev.libindex.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.error.StoreException;
import dev.libindex.model.Digest;
import dev.libindex.model.IndexReport;
import dev.libindex.model.State;
import dev.libindex.store.StoredReport;

/** Reads reports, with and without their manifest hash. */
public final class ReportReader {
  private ReportReader() {}

  /** Reads a report that names its manifest. */
  public static IndexReport read(byte[] json) throws JsonShapeException {
    return JsonTree.read(
        json, root -> report(root, Digest.parse(JsonTree.text(root, "manifest_hash"))));
  }

  /**
   * Reads a report as the store keeps it.
   *
   * @throws StoreException if the store did not keep it well
   */
  public static IndexReport read(StoredReport stored) {
    try {
      return read(stored.manifest(), stored.body().toByteArray());
    } catch (JsonShapeException e) {
      throw new StoreException("report of " + stored.manifest() + " is unreadable", e);
    }
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
