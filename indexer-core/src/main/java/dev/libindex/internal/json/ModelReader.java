package dev.libindex.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.model.Contents;
import dev.libindex.model.Detector;
import dev.libindex.model.Digest;
import dev.libindex.model.Distribution;
import dev.libindex.model.Environment;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a report. Values that are malformed end in an IllegalArgumentException.
 *
 * <p>It calls constructors, since the builders would make up ids where a document has empty ones.
 */
final class ModelReader {
  private ModelReader() {}

  static Contents contents(JsonNode report) throws JsonShapeException {
    return new Contents(
        JsonTree.members(report, "packages", ModelReader::packageOf),
        JsonTree.members(report, "distributions", ModelReader::distribution),
        JsonTree.members(report, "repository", ModelReader::repository),
        JsonTree.members(
            report,
            "environments",
            list -> JsonTree.objectsOf(list, "environments", ModelReader::environment)));
  }

  static Package packageOf(JsonNode node) throws JsonShapeException {
    JsonTree.object(node, "a package");
    JsonNode source = JsonTree.field(node, "source");
    return new Package(
        JsonTree.text(node, "id"),
        JsonTree.text(node, "name"),
        JsonTree.text(node, "version"),
        PackageKind.parse(JsonTree.text(node, "kind")),
        source == null ? null : packageOf(source),
        NormalizedVersion.parse(JsonTree.text(node, "normalized_version")).orElse(null),
        JsonTree.text(node, "module"),
        JsonTree.text(node, "arch"),
        cpe(node),
        detector(node),
        "",
        "",
        "");
  }

  static Distribution distribution(JsonNode node) throws JsonShapeException {
    JsonTree.object(node, "a distribution");
    return new Distribution(
        JsonTree.text(node, "id"),
        JsonTree.text(node, "did"),
        JsonTree.text(node, "name"),
        JsonTree.text(node, "version"),
        JsonTree.text(node, "version_code_name"),
        JsonTree.text(node, "version_id"),
        JsonTree.text(node, "arch"),
        cpe(node),
        JsonTree.text(node, "pretty_name"));
  }

  static Repository repository(JsonNode node) throws JsonShapeException {
    JsonTree.object(node, "a repository");
    return new Repository(
        JsonTree.text(node, "id"),
        JsonTree.text(node, "name"),
        JsonTree.text(node, "key"),
        JsonTree.text(node, "uri"),
        cpe(node));
  }

  private static Environment environment(JsonNode node) throws JsonShapeException {
    JsonNode repositories = JsonTree.field(node, "repository_ids");
    return new Environment(
        JsonTree.text(node, "package_db"),
        Digest.parse(JsonTree.text(node, "introduced_in")),
        JsonTree.text(node, "distribution_id"),
        repositories == null ? null : JsonTree.textsOf(repositories, "repository_ids"));
  }

  private static @Nullable Cpe cpe(JsonNode node) throws JsonShapeException {
    String cpe = JsonTree.text(node, "cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }

  private static @Nullable Detector detector(JsonNode node) throws JsonShapeException {
    return JsonTree.field(node, "detector") == null
        ? null
        : Detector.parse(JsonTree.text(node, "detector"));
  }
}
