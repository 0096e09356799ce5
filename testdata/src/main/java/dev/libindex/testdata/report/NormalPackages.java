package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The normal form of a report's packages. */
final class NormalPackages {
  private static final List<String> TEXTS =
      List.of("name", "version", "kind", "arch", "module", "normalized_version", "cpe");

  private static final String RHEL = "urn:claircore:detector:rhel-package-scanner:1:package";
  private static final String RPM = "urn:claircore:detector:rpm:10:package";

  private final ReportIndex index;

  NormalPackages(ReportIndex index) {
    this.index = index;
  }

  /** Returns the normal form of a package with its id; empty for a separate source package. */
  Stream<JsonNode> normalise(Map.Entry<String, JsonNode> entry) {
    JsonNode report = entry.getValue();
    ArrayNode environments =
        index.environments(entry.getKey()).map(this::environment).collect(NormalForm.sorted());
    if (environments.isEmpty() && report.path("kind").asText().equals("source")) {
      return Stream.empty();
    }
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    TEXTS.forEach(key -> normal.put(key, report.path(key).asText("")));
    normal.set("detector", detector(report.path("detector")));
    normal.set("source", source(report.path("source")));
    normal.set("environments", environments);
    return Stream.of(normal);
  }

  private static JsonNode source(JsonNode source) {
    if (source.isEmpty()) {
      return NullNode.instance;
    }
    ObjectNode copy = NormalForm.withoutId(source);
    copy.set("detector", detector(source.path("detector")));
    return copy;
  }

  // Scanners of two ecosystems find the same row, and the one that is merged last is named.
  private static JsonNode detector(JsonNode detector) {
    if (Set.of(RHEL, RPM).contains(detector.asText())) {
      return TextNode.valueOf(RHEL + "|" + RPM);
    }
    return detector.isMissingNode() ? NullNode.instance : detector;
  }

  private ObjectNode environment(JsonNode environment) {
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    normal.set("package_db", environment.required("package_db"));
    String layer = environment.required("introduced_in").textValue();
    index
        .layerNumber(layer)
        .ifPresentOrElse(
            layerNumber -> normal.put("introduced_in", layerNumber),
            () -> normal.put("introduced_in", layer));
    normal.set("distribution", distribution(environment.path("distribution_id").asText("")));
    normal.set("repositories", repositories(environment.path("repository_ids")));
    return normal;
  }

  private JsonNode distribution(String id) {
    return index
        .distribution(id)
        .map(NormalForm::withoutId)
        .map(JsonNode.class::cast)
        .orElseGet(() -> id.isEmpty() ? NullNode.instance : TextNode.valueOf(id));
  }

  private JsonNode repositories(JsonNode ids) {
    if (!ids.isArray()) {
      return NullNode.instance;
    }
    return ids.valueStream().map(id -> repository(id.textValue())).collect(NormalForm.sorted());
  }

  private JsonNode repository(String id) {
    return index
        .repository(id)
        .map(NormalForm::withoutId)
        .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("unknown", id));
  }
}
