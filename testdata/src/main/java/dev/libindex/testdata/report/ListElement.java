package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The identity and the name of an element of a list in a normal form. */
final class ListElement {
  private ListElement() {}

  /** Returns the key by which a changed element is matched with the original. */
  static String identity(JsonNode node) {
    if (node.has("environments")) {
      return texts(node, "kind", "name", "arch");
    }
    if (node.has("package_db")) {
      return texts(node, "package_db", "introduced_in");
    }
    return node.has("did") ? texts(node, "did") : texts(node, "key", "uri", "name");
  }

  /** Returns a short name for messages. */
  static String label(JsonNode node) {
    if (node.has("environments")) {
      return texts(node, "name", "version", "arch", "kind");
    }
    if (node.has("package_db")) {
      return texts(node, "package_db") + " of layer " + node.get("introduced_in").asText();
    }
    String label = texts(node, node.has("did") ? "pretty_name" : "name", "uri");
    return label.isEmpty() ? CanonicalJson.compact(node) : label;
  }

  private static String texts(JsonNode node, String... keys) {
    List<String> list = List.of(keys);
    return list.stream()
        .map(key -> node.path(key).asText())
        .flatMap(text -> text.isEmpty() ? Stream.empty() : Stream.of(text))
        .collect(Collectors.joining(" "));
  }
}
