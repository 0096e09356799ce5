package dev.libindex.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import dev.libindex.model.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index or a manifest. Which one it is does not depend on its media type, which older documents
 * lack.
 *
 * @param index whether this is an index
 * @param manifests what an index lists
 * @param artifactType the type of an artifact; empty for images
 * @param subject the digest of the manifest that this one says something about; empty if none
 * @param config the configuration, or null if there is none
 * @param layers the layers, bottom first, without diffIDs
 */
record ImageDocument(
    boolean index,
    List<Descriptor> manifests,
    String artifactType,
    String subject,
    @Nullable Descriptor config,
    List<ImageLayer> layers) {

  /**
   * Reads a document.
   *
   * @param name what messages call it
   * @throws ImageException if it is malformed
   */
  static ImageDocument parse(byte[] json, String name) {
    try {
      return LenientJson.read(json, ImageDocument::read);
    } catch (JsonShapeException e) {
      throw new ImageException(name + " is malformed: " + e.getMessage(), e);
    }
  }

  /** Returns whether this is a manifest; a document that is not an index need not be one. */
  boolean isManifest() {
    return !index && (config != null || !layers.isEmpty());
  }

  private static ImageDocument read(JsonNode root) throws JsonShapeException {
    JsonNode subject = LenientJson.field(root, "subject");
    JsonNode config = LenientJson.field(root, "config");
    return new ImageDocument(
        LenientJson.field(root, "manifests") != null,
        LenientJson.objects(root, "manifests", ImageDocument::descriptor),
        LenientJson.text(root, "artifacttype"),
        subject == null ? "" : LenientJson.text(subject, "digest"),
        config == null ? null : descriptor(LenientJson.object(config, "\"config\"")),
        LenientJson.objects(root, "layers", ImageDocument::layer));
  }

  private static Descriptor descriptor(JsonNode node) throws JsonShapeException {
    JsonNode size = LenientJson.field(node, "size");
    return new Descriptor(
        LenientJson.text(node, "mediatype"),
        Digest.parse(LenientJson.text(node, "digest")),
        size == null ? 0 : size.asLong(),
        LenientJson.text(node, "artifacttype"),
        PlatformReader.read(LenientJson.field(node, "platform")),
        annotations(node));
  }

  /** Returns the annotations that are texts; others mean nothing to us. */
  private static Map<String, String> annotations(JsonNode node) throws JsonShapeException {
    Map<String, String> texts = new HashMap<>();
    JsonNode annotations = LenientJson.field(node, "annotations");
    if (annotations != null) {
      for (Map.Entry<String, JsonNode> annotation : annotations.properties()) {
        texts.put(annotation.getKey(), annotation.getValue().asText());
      }
    }
    return texts;
  }

  private static ImageLayer layer(JsonNode node) throws JsonShapeException {
    String mediaType = LenientJson.text(node, "mediatype");
    boolean hasUrls = !LenientJson.textsOf(LenientJson.field(node, "urls"), "urls").isEmpty();
    return new ImageLayer(
        Digest.parse(LenientJson.text(node, "digest")),
        mediaType,
        hasUrls || MediaTypes.isForeignLayer(mediaType),
        null);
  }
}
