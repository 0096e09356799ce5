package dev.libindex.rhel.purl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libindex.cpe.Cpe;
import dev.libindex.model.Detector;
import dev.libindex.model.Distribution;
import dev.libindex.model.IndexRecord;
import dev.libindex.model.NormalizedVersion;
import dev.libindex.model.Package;
import dev.libindex.model.PackageKind;
import dev.libindex.model.Repository;
import org.jspecify.annotations.Nullable;

/** Reads the index records in the vector table of package URLs. */
final class VectorRecord {

  private VectorRecord() {}

  static IndexRecord read(JsonNode json) {
    JsonNode found = json.get("package");
    JsonNode detector = found.path("detector");
    return new IndexRecord(
        Package.builder()
            .name(text(found, "name"))
            .version(text(found, "version"))
            .kind(PackageKind.parse(text(found, "kind")))
            .module(text(found, "module"))
            .arch(text(found, "arch"))
            .normalizedVersion(
                NormalizedVersion.parse(text(found, "normalized_version")).orElse(null))
            .repositoryHint(text(found, "repository_hint"))
            .detector(detector.isTextual() ? Detector.parse(detector.textValue()) : null)
            .build(),
        distribution(json.get("distribution")),
        repository(json.get("repository")));
  }

  private static @Nullable Distribution distribution(JsonNode json) {
    if (json.isNull()) {
      return null;
    }
    return Distribution.builder()
        .did(text(json, "did"))
        .name(text(json, "name"))
        .version(text(json, "version"))
        .versionCodeName(text(json, "version_code_name"))
        .versionId(text(json, "version_id"))
        .arch(text(json, "arch"))
        .cpe(cpe(json))
        .prettyName(text(json, "pretty_name"))
        .build();
  }

  private static @Nullable Repository repository(JsonNode json) {
    return json.isNull()
        ? null
        : Repository.of(text(json, "name"), text(json, "key"), text(json, "uri"), cpe(json));
  }

  static String distributionCpe(IndexRecord record) {
    Distribution distribution = record.distribution();
    return distribution == null ? "" : String.valueOf(distribution.cpe());
  }

  private static @Nullable Cpe cpe(JsonNode json) {
    String cpe = text(json, "cpe");
    return cpe.isEmpty() ? null : Cpe.parse(cpe);
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText("");
  }
}
