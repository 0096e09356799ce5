package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON with sorted keys in the format of Python's {@code json.dumps}, with which the
 * recorded normal forms were written.
 */
final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  private CanonicalJson(boolean indented) {
    this.indented = indented;
  }

  /** Writes one line of ASCII, the sort key of lists. */
  static String compact(JsonNode node) {
    CanonicalJson writer = new CanonicalJson(false);
    writer.value(node, 0);
    return writer.out.toString();
  }

  /** Writes one value per line, indented by one blank per level, with a final newline. */
  static String indented(JsonNode node) {
    CanonicalJson writer = new CanonicalJson(true);
    writer.value(node, 0);
    return writer.out.append('\n').toString();
  }

  private void value(JsonNode node, int depth) {
    if (node.isObject()) {
      object(node, depth);
    } else if (node.isArray()) {
      array(node, depth);
    } else if (node.isTextual()) {
      text(node.textValue());
    } else {
      out.append(node.asText());
    }
  }

  private void object(JsonNode node, int depth) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    out.append('{');
    boolean first = true;
    for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
      separate(first, depth + 1);
      first = false;
      text(field.getKey());
      out.append(": ");
      value(field.getValue(), depth + 1);
    }
    end(first, depth);
    out.append('}');
  }

  private void array(JsonNode node, int depth) {
    out.append('[');
    boolean first = true;
    for (JsonNode element : node) {
      separate(first, depth + 1);
      first = false;
      value(element, depth + 1);
    }
    end(first, depth);
    out.append(']');
  }

  private void separate(boolean first, int depth) {
    if (!first) {
      out.append(indented ? "," : ", ");
    }
    if (indented) {
      out.append('\n').append(" ".repeat(depth));
    }
  }

  private void end(boolean empty, int depth) {
    if (indented && !empty) {
      out.append('\n').append(" ".repeat(depth));
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\f' -> out.append("\\f");
      case '\b' -> out.append("\\b");
      default -> {
        if (c < ' ' || (!indented && c > '~')) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
