package dev.libindex.rhel.internal.buildinfo;

import dev.libindex.rhel.internal.gojson.Json;
import dev.libindex.rhel.internal.gojson.JsonField;
import dev.libindex.rhel.internal.gojson.JsonSyntaxException;
import dev.libindex.rhel.internal.gojson.JsonTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of repositories that the packages of a layer came from.
 *
 * @param contentSets repository ids in the file's order; an id may be repeated
 * @param fromDnfHint whether dnf's history is to be used instead
 */
public record ContentManifest(List<String> contentSets, boolean fromDnfHint) {

  /** Copies the list. */
  public ContentManifest {
    contentSets = List.copyOf(contentSets);
  }

  /**
   * Parses a content manifest.
   *
   * @return empty if the content is not JSON; such a file is treated as missing
   * @throws BuildInfoException if the content is JSON, but not a content manifest
   */
  public static Optional<ContentManifest> parse(byte[] content) throws BuildInfoException {
    List<String> contentSets = new ArrayList<>();
    boolean[] fromDnfHint = {false};
    JsonField layerIndex = value -> value.integer();
    Map<String, JsonField> fields =
        Map.of(
            "content_sets",
            value -> {
              contentSets.clear();
              contentSets.addAll(value.strings().orElse(List.of()));
            },
            "metadata",
            value -> value.readObject(Map.of("image_layer_index", layerIndex)),
            "from_dnf_hint",
            value -> fromDnfHint[0] = value.bool().orElse(fromDnfHint[0]));
    try {
      Json.readObject(content, fields);
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    } catch (JsonTypeException e) {
      throw new BuildInfoException("content manifest", e);
    }
    return Optional.of(new ContentManifest(contentSets, fromDnfHint[0]));
  }
}
