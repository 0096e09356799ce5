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
 * Reads the entries of a report. Malformed values cause the exceptions that the model throws.
 *
 * <p>Calls constructors, because the builders would compute ids where a document has empty ones.
 */
final class ClairModelReader {
  private ClairModelReader() {}

  static Contents contents(JsonNode report) throws JsonShapeException {
    return new Contents(
        LenientJson.members(report, "packages", ClairModelReader::packageOf),
        LenientJson.members(report, "distributions", ClairModelReader::distribution),
        LenientJson.members(report, "repository", ClairModelReader::repository),
        LenientJson.members(
            report,
            "environments",
            list -> LenientJson.objectsOf(list, "environments", ClairModelReader::environment)));
  }

  static Package packageOf(JsonNode node) throws JsonShapeException {
    LenientJson.object(node, "a package");
    JsonNode source = LenientJson.field(node, "source");
    return new Package(
        LenientJson.text(node, "id"),
        LenientJson.text(node, "name"),
        LenientJson.text(node, "version"),
        PackageKind.parse(LenientJson.text(node, "kind")),
        source == null ? null : packageOf(source),
        NormalizedVersion.parse(LenientJson.text(node, "normalized_version")).orElse(null),
        LenientJson.text(node, "module"),
        LenientJson.text(node, "arch"),
        cpe(node),
        detector(node),
        "",
        "",
        "");
  }

  static Distribution distribution(JsonNode node) throws JsonShapeException {
    LenientJson.object(node, "a distribution");
    return new Distribution(
        LenientJson.text(node, "id"),
        LenientJson.text(node, "did"),
        LenientJson.text(node, "name"),
        LenientJson.text(node, "version"),
        LenientJson.text(node, "version_code_name"),
        LenientJson.text(node, "version_id"),
        LenientJson.text(node, "arch"),
        cpe(node),
        LenientJson.text(node, "pretty_name"));
  }

  static Repository repository(JsonNode node) throws JsonShapeException {
    LenientJson.object(node, "a repository");
    return new Repository(
        LenientJson.text(node, "id"),
        LenientJson.text(node, "name"),
        LenientJson.text(node, "key"),
        LenientJson.text(node, "uri"),
        cpe(node));
  }

  private static Environment environment(JsonNode node) throws JsonShapeException {
    JsonNode repositories = LenientJson.field(node, "repository_ids");
    return new Environment(
        LenientJson.text(node, "package_db"),
        Digest.parse(LenientJson.text(node, "introduced_in")),
        LenientJson.text(node, "distribution_id"),
        repositories == null ? null : LenientJson.textsOf(repositories, "repository_ids"));
  }

  private static @Nullable Cpe cpe(JsonNode node) throws JsonShapeException {
    String cpe = LenientJson.text(node, "cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }

  private static @Nullable Detector detector(JsonNode node) throws JsonShapeException {
    return LenientJson.field(node, "detector") == null
        ? null
        : Detector.parse(LenientJson.text(node, "detector"));
  }
}
