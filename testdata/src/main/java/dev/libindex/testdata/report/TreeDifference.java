package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Describes the differences of two normal forms, or of parts of them. */
final class TreeDifference {
  private TreeDifference() {}

  /** Describes the differences of the values of one key; empty if they are equal. */
  static List<String> of(String key, JsonNode expected, JsonNode found) {
    if (expected.equals(found)) {
      return List.of();
    }
    if (expected.isObject() && found.isObject()) {
      return titled(key + ":", fields(expected, found));
    }
    if (expected.isArray() && found.isArray()) {
      return titled(key + ":", ListDifference.of(expected, found));
    }
    return List.of(key + ": " + text(expected) + " → " + text(found));
  }

  /** Describes the differences of two objects, field by field. */
  static List<String> fields(JsonNode expected, JsonNode found) {
    TreeSet<String> keys = new TreeSet<>();
    expected.fieldNames().forEachRemaining(keys::add);
    found.fieldNames().forEachRemaining(keys::add);
    List<String> lines = new ArrayList<>();
    keys.forEach(key -> lines.addAll(of(key, expected.path(key), found.path(key))));
    return lines;
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "absent" : CanonicalJson.compact(value);
  }

  static List<String> titled(String title, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add(title);
    lines.forEach(line -> all.add("  " + line));
    return all;
  }
}
