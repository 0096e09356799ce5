package dev.libindex.testdata.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up ids and layer numbers in a report. */
final class ReportIndex {
  private final JsonNode report;
  private final Map<String, Integer> layerNumbers = new HashMap<>();

  ReportIndex(JsonNode report, List<String> layerDigests) {
    this.report = report;
    for (int i = 0; i < layerDigests.size(); i++) {
      // A layer that is listed twice has the number of the first.
      layerNumbers.putIfAbsent(layerDigests.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  Stream<JsonNode> distributions() {
    return report.path("distributions").valueStream();
  }

  Stream<JsonNode> repositories() {
    return report.path("repository").valueStream();
  }

  Stream<Map.Entry<String, JsonNode>> packages() {
    return report.path("packages").propertyStream();
  }

  Stream<JsonNode> environments(String packageId) {
    return report.path("environments").path(packageId).valueStream();
  }

  Optional<JsonNode> distribution(String id) {
    return Optional.ofNullable(report.path("distributions").get(id));
  }

  Optional<JsonNode> repository(String id) {
    return Optional.ofNullable(report.path("repository").get(id));
  }

  /** Returns the number of a layer, from 0; empty if it is not in the manifest. */
  Optional<Integer> layerNumber(String layerDigest) {
    return Optional.ofNullable(layerNumbers.get(layerDigest.toLowerCase(Locale.ROOT)));
  }
}
