package dev.libindex.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;

/**
 * Recognises manifests of other kinds, which are easily taken for Clair's: a registry returns them
 * for the same image.
 */
final class OtherManifest {
  private OtherManifest() {}

  /**
   * Refuses a document that is another kind of manifest.
   *
   * @throws JsonShapeException if it is; the message says which kind
   */
  static void refuse(JsonNode root) throws JsonShapeException {
    if (has(root, "hash")) {
      return;
    }
    if (has(root, "fslayers")) {
      throw is("a Docker manifest of schema 1");
    }
    if (has(root, "manifests")) {
      throw is("an OCI or Docker image index");
    }
    if (has(root, "config") || has(root, "schemaversion")) {
      throw is("an OCI or Docker image manifest");
    }
  }

  private static boolean has(JsonNode root, String name) throws JsonShapeException {
    return LenientJson.field(root, name) != null;
  }

  private static JsonShapeException is(String kind) {
    return JsonShapeException.of("this is %s; %s".formatted(kind, ManifestJson.EXPECTED));
  }
}
