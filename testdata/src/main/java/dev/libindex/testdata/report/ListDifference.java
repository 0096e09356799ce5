package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes the differences of two lists, ignoring order: what is missing, what is new, and what
 * changed. Elements that changed in the same way share one entry.
 */
final class ListDifference {
  private static final int SHOWN = 20;

  private final List<JsonNode> missing = new ArrayList<>();
  private final List<JsonNode> added = new ArrayList<>();
  private final Map<List<String>, List<String>> changed = new LinkedHashMap<>();

  private ListDifference() {}

  static List<String> of(JsonNode expected, JsonNode found) {
    ListDifference difference = new ListDifference();
    difference.compare(expected, found);
    return difference.lines();
  }

  private void compare(JsonNode expected, JsonNode found) {
    found.forEach(added::add);
    expected.forEach(
        element -> {
          if (!added.remove(element)) {
            missing.add(element);
          }
        });
    pairChanged();
  }

  private void pairChanged() {
    for (Iterator<JsonNode> rest = missing.iterator(); rest.hasNext(); ) {
      JsonNode expected = rest.next();
      String identity = ListElement.identity(expected);
      for (JsonNode found : added) {
        if (!identity.isEmpty() && identity.equals(ListElement.identity(found))) {
          List<String> how = TreeDifference.fields(expected, found);
          changed.computeIfAbsent(how, any -> new ArrayList<>()).add(ListElement.label(expected));
          added.remove(found);
          rest.remove();
          break;
        }
      }
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    list("- ", missing, lines);
    list("+ ", added, lines);
    changed.forEach(
        (how, labels) -> {
          String more = labels.size() == 1 ? "" : " and " + (labels.size() - 1) + " more alike";
          lines.addAll(TreeDifference.titled("~ " + labels.get(0) + more + ":", how));
        });
    return lines;
  }

  private static void list(String sign, List<JsonNode> elements, List<String> lines) {
    elements.stream().limit(SHOWN).map(ListElement::label).map(sign::concat).forEach(lines::add);
    if (elements.size() > SHOWN) {
      lines.add(sign + "… and " + (elements.size() - SHOWN) + " more");
    }
  }
}
