package dev.libindex.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a report. Values that are malformed end in an IllegalArgumentException. */
final class ModelReader {
  private ModelReader() {}

  interface Reader<T> {
    T read(JsonNode node) throws JsonShapeException;
  }

  static <T> Map<String, T> map(JsonNode root, String name, Reader<T> reader)
      throws JsonShapeException {
    Map<String, T> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : JsonTree.members(root, name)) {
      map.put(
          member.getKey(),
          reader.read(JsonTree.object(member.getValue(), "an entry of \"" + name + "\"")));
    }
    return map;
  }

  static Package packageOf(JsonNode node) throws JsonShapeException {
    JsonNode source = JsonTree.field(node, "source");
    String detector = JsonTree.text(node, "detector");
    String version = JsonTree.text(node, "normalized_version");
    return Package.builder()
        .id(JsonTree.text(node, "id"))
        .name(JsonTree.text(node, "name"))
        .version(JsonTree.text(node, "version"))
        .kind(PackageKind.parse(JsonTree.text(node, "kind")))
        .source(source == null ? null : packageOf(JsonTree.object(source, "\"source\"")))
        .normalizedVersion(version.isEmpty() ? null : NormalizedVersion.parse(version))
        .module(JsonTree.text(node, "module"))
        .arch(JsonTree.text(node, "arch"))
        .cpe(cpe(node))
        .detector(detector.isEmpty() ? null : Detector.parse(detector))
        .build();
  }

  static Distribution distribution(JsonNode node) throws JsonShapeException {
    return Distribution.builder()
        .id(JsonTree.text(node, "id"))
        .did(JsonTree.text(node, "did"))
        .name(JsonTree.text(node, "name"))
        .version(JsonTree.text(node, "version"))
        .versionCodeName(JsonTree.text(node, "version_code_name"))
        .versionId(JsonTree.text(node, "version_id"))
        .arch(JsonTree.text(node, "arch"))
        .cpe(cpe(node))
        .prettyName(JsonTree.text(node, "pretty_name"))
        .build();
  }

  static Repository repository(JsonNode node) throws JsonShapeException {
    return new Repository(
        JsonTree.text(node, "id"),
        JsonTree.text(node, "name"),
        JsonTree.text(node, "key"),
        JsonTree.text(node, "uri"),
        cpe(node));
  }

  static Map<String, List<Environment>> environments(JsonNode root) throws JsonShapeException {
    Map<String, List<Environment>> environments = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : JsonTree.members(root, "environments")) {
      List<Environment> places = new ArrayList<>();
      for (JsonNode place : member.getValue()) {
        places.add(environment(JsonTree.object(place, "an environment")));
      }
      environments.put(member.getKey(), places);
    }
    return environments;
  }

  private static Environment environment(JsonNode node) throws JsonShapeException {
    List<String> repositories = null;
    if (JsonTree.field(node, "repository_ids") != null) {
      repositories = new ArrayList<>();
      for (JsonNode id : JsonTree.list(node, "repository_ids")) {
        repositories.add(JsonTree.string(id, "a repository id"));
      }
    }
    return new Environment(
        JsonTree.text(node, "package_db"),
        Digest.parse(JsonTree.text(node, "introduced_in")),
        JsonTree.text(node, "distribution_id"),
        repositories);
  }

  private static @Nullable Cpe cpe(JsonNode node) throws JsonShapeException {
    String cpe = JsonTree.text(node, "cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }
}
