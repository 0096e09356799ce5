package dev.libindex.rhel.golden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.model.Contents;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes contents as Clair's JSON. */
final class PlainReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlainReport() {}

  static ObjectNode of(Contents contents, boolean complete) {
    ObjectNode report = JSON.objectNode();
    report.put("state", complete ? "IndexFinished" : "IndexPartial");
    report.put("success", complete);
    report.put("err", complete ? "" : "partial scan");
    ObjectNode packages = report.putObject("packages");
    contents.packages().forEach((id, found) -> packages.set(id, json(found)));
    ObjectNode distributions = report.putObject("distributions");
    contents.distributions().forEach((id, found) -> distributions.set(id, json(found)));
    ObjectNode repositories = report.putObject("repository");
    contents.repositories().forEach((id, found) -> repositories.set(id, json(found)));
    ObjectNode environments = report.putObject("environments");
    contents.environments().forEach((id, places) -> environments.set(id, json(places)));
    return report;
  }

  private static ObjectNode json(Package found) {
    ObjectNode json = JSON.objectNode();
    json.put("id", found.id()).put("name", found.name()).put("version", found.version());
    putUnlessEmpty(json, "kind", found.kind() == PackageKind.UNKNOWN ? "" : found.kind().text());
    json.put("normalized_version", Objects.toString(found.normalizedVersion(), ""));
    putUnlessEmpty(json, "module", found.module());
    putUnlessEmpty(json, "arch", found.arch());
    json.put("cpe", text(found.cpe()));
    json.put("detector", found.detector() == null ? null : found.detector().toString());
    if (found.detector() != null) {
      Package source = found.source();
      json.set("source", json(source == null ? Package.builder().build() : source));
      if (source == null) {
        ((ObjectNode) json.get("source")).put("id", "");
      }
    }
    return json;
  }

  private static ObjectNode json(Distribution found) {
    return JSON.objectNode()
        .put("id", found.id())
        .put("did", found.did())
        .put("name", found.name())
        .put("version", found.version())
        .put("version_code_name", found.versionCodeName())
        .put("version_id", found.versionId())
        .put("arch", found.arch())
        .put("cpe", text(found.cpe()))
        .put("pretty_name", found.prettyName());
  }

  private static ObjectNode json(Repository found) {
    ObjectNode json = JSON.objectNode().put("id", found.id());
    putUnlessEmpty(json, "name", found.name());
    putUnlessEmpty(json, "key", found.key());
    putUnlessEmpty(json, "uri", found.uri());
    return json.put("cpe", text(found.cpe()));
  }

  private static ArrayNode json(List<Environment> places) {
    ArrayNode list = JSON.arrayNode();
    for (Environment place : places) {
      ObjectNode json =
          list.addObject()
              .put("package_db", place.packageDb())
              .put("introduced_in", place.introducedIn().toString())
              .put("distribution_id", place.distributionId());
      List<String> ids = place.repositoryIds();
      if (ids == null) {
        json.putNull("repository_ids");
      } else {
        ids.forEach(json.putArray("repository_ids")::add);
      }
    }
    return list;
  }

  private static void putUnlessEmpty(ObjectNode json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }

  private static String text(@Nullable Cpe cpe) {
    return cpe == null ? "" : cpe.toString();
  }
}
