package dev.libindex.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import org.jspecify.annotations.Nullable;

/** Reads platforms from the fields that indexes and configurations have in common. */
final class PlatformReader {
  private PlatformReader() {}

  /** Returns the platform that an object states, or null if it does not. */
  static @Nullable Platform read(@Nullable JsonNode object) throws JsonShapeException {
    if (object == null) {
      return null;
    }
    String os = LenientJson.text(object, "os");
    String architecture = LenientJson.text(object, "architecture");
    return os.isEmpty() || architecture.isEmpty()
        ? null
        : new Platform(os, architecture, LenientJson.text(object, "variant"));
  }
}
