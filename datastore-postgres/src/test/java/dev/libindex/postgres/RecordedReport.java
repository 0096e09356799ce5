package dev.libindex.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import dev.libindex.store.PackageGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report by claircore, as our store would get it: with our ids, and packages in groups. */
final class RecordedReport {
  private final JsonNode report;
  private final Map<String, Package> packages = new LinkedHashMap<>();
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private final Map<String, Repository> repositories = new LinkedHashMap<>();

  RecordedReport(JsonNode report) {
    this.report = report;
    report.get("packages").properties().forEach(e -> packages.put(e.getKey(), read(e.getValue())));
    report
        .get("distributions")
        .properties()
        .forEach(e -> distributions.put(e.getKey(), distribution(e.getValue())));
    report
        .get("repository")
        .properties()
        .forEach(e -> repositories.put(e.getKey(), repository(e.getValue())));
  }

  int packages() {
    return packages.size();
  }

  List<PackageGroup> groups() {
    Map<List<String>, List<Package>> groups = new LinkedHashMap<>();
    Map<List<String>, JsonNode> places = new LinkedHashMap<>();
    report
        .get("environments")
        .properties()
        .forEach(
            entry -> {
              for (JsonNode place : entry.getValue()) {
                List<String> key = List.of(place.toString());
                places.put(key, place);
                groups
                    .computeIfAbsent(key, first -> new ArrayList<>())
                    .add(known(packages, entry.getKey()));
              }
            });
    List<PackageGroup> made = new ArrayList<>();
    groups.forEach((key, members) -> made.add(group(known(places, key), members)));
    return made;
  }

  /** Returns the layers in which packages were introduced. */
  List<Digest> layers() {
    return groups().stream().map(PackageGroup::introducedIn).distinct().toList();
  }

  /** Returns the report without the manifest hash, with the ids that our reports have. */
  String body() {
    ObjectNode body = ((ObjectNode) report.deepCopy()).without(List.of("manifest_hash"));
    body.set("packages", renamed(report.get("packages"), packages));
    body.set("environments", renamed(report.get("environments"), packages));
    String text = body.toString();
    for (Map.Entry<String, Repository> entry : repositories.entrySet()) {
      text = text.replace("\"" + entry.getKey() + "\"", "\"" + entry.getValue().id() + "\"");
    }
    return text;
  }

  private static ObjectNode renamed(JsonNode byId, Map<String, Package> items) {
    ObjectNode renamed = ((ObjectNode) byId).objectNode();
    byId.properties()
        .forEach(
            entry -> {
              Package item = known(items, entry.getKey());
              JsonNode value = entry.getValue().deepCopy();
              if (value instanceof ObjectNode object) {
                object.put("id", item.id());
                Package source = item.source();
                if (source != null) {
                  ((ObjectNode) object.get("source")).put("id", source.id());
                }
              }
              renamed.set(item.id(), value);
            });
    return renamed;
  }

  private PackageGroup group(JsonNode place, List<Package> members) {
    List<Repository> from = new ArrayList<>();
    place.get("repository_ids").forEach(id -> from.add(known(repositories, id.asText())));
    from.sort(Comparator.comparing(Repository::id));
    return new PackageGroup(
        place.get("package_db").asText(),
        Digest.parse(place.get("introduced_in").asText()),
        distributions.get(place.get("distribution_id").asText()),
        from,
        members);
  }

  private static Package read(JsonNode node) {
    return Package.builder()
        .name(text(node, "name"))
        .version(text(node, "version"))
        .kind(PackageKind.parse(text(node, "kind")))
        .module(text(node, "module"))
        .arch(text(node, "arch"))
        .source(node.hasNonNull("source") ? read(node.get("source")) : null)
        .build();
  }

  private static Distribution distribution(JsonNode node) {
    return Distribution.builder()
        .did(text(node, "did"))
        .name(text(node, "name"))
        .version(text(node, "version"))
        .versionId(text(node, "version_id"))
        .prettyName(text(node, "pretty_name"))
        .cpe(cpe(node))
        .build();
  }

  private static Repository repository(JsonNode node) {
    return Repository.of(text(node, "name"), text(node, "key"), text(node, "uri"), cpe(node));
  }

  private static @Nullable Cpe cpe(JsonNode node) {
    String text = text(node, "cpe");
    return text.isEmpty() ? null : Cpe.parse(text);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private static <K, V> V known(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new AssertionError("the report refers to what it does not have: " + key);
    }
    return value;
  }
}
