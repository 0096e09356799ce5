package dev.libindex.quickstart.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the JSON documents of an image. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long MAX_BYTES = 16 << 20;

  private Json() {}

  static byte[] bytes(Path file, String name) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new ImageFormatException(name + " is too large");
    }
    return Files.readAllBytes(file);
  }

  static JsonNode read(Path file, String name) throws IOException {
    try {
      return MAPPER.readTree(bytes(file, name));
    } catch (JsonProcessingException e) {
      throw new ImageFormatException(name + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  static String text(JsonNode object, String field) throws ImageFormatException {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new ImageFormatException("a document has no \"" + field + "\"");
    }
    return value.textValue();
  }
}
