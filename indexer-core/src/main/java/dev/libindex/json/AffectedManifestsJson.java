package dev.libindex.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.libindex.internal.json.JsonOutput;
import dev.libindex.internal.json.JsonShapeException;
import dev.libindex.internal.json.LenientJson;
import dev.libindex.internal.json.VulnerabilityReader;
import dev.libindex.internal.json.VulnerabilityWriter;
import dev.libindex.model.Digest;
import dev.libindex.vulnerability.AffectedManifests;
import dev.libindex.vulnerability.BadVulnerability;
import dev.libindex.vulnerability.Vulnerability;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes the request and the response of Clair's {@code POST
 * /indexer/api/v1/internal/affected_manifest/}. Thread-safe.
 *
 * <p>The request is {@code {"vulnerabilities":[…]}}. The response has {@code vulnerabilities},
 * which maps ids to the vulnerabilities of the request, and {@code vulnerable_manifests}, which
 * maps digests of manifests to lists of ids, the most severe first. Two keys are additions of
 * Libindex and are left out if they would be empty: {@code bad_vulnerabilities}, a list of {@code
 * id} and {@code cause}, and {@code not_applicable_vulnerabilities}, a list of ids.
 */
public final class AffectedManifestsJson {
  private AffectedManifestsJson() {}

  /**
   * Reads a request. Unknown keys are ignored.
   *
   * @throws JsonFormatException if the document is malformed, or a CPE, normalized version or
   *     severity in it is. Values that only matchers understand are not checked
   */
  public static List<Vulnerability> readVulnerabilities(byte[] json) {
    try {
      return LenientJson.read(
          json, root -> LenientJson.objects(root, "vulnerabilities", VulnerabilityReader::read));
    } catch (JsonShapeException e) {
      throw new JsonFormatException(e);
    }
  }

  /** Writes a request in UTF-8. */
  public static byte[] writeVulnerabilities(Collection<Vulnerability> vulnerabilities) {
    return JsonOutput.bytes(
        json -> {
          VulnerabilityWriter writer = new VulnerabilityWriter(json);
          json.writeStartObject();
          json.writeArrayFieldStart("vulnerabilities");
          for (Vulnerability vulnerability : vulnerabilities) {
            writer.write(vulnerability);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  /**
   * Writes a response in UTF-8. Of several vulnerabilities with the same id, only the last is
   * written.
   */
  public static byte[] write(AffectedManifests affected) {
    return JsonOutput.bytes(
        json -> {
          json.writeStartObject();
          writeAsked(affected.asked(), json);
          json.writeObjectFieldStart("vulnerable_manifests");
          for (Map.Entry<Digest, List<Vulnerability>> entry : affected.manifests().entrySet()) {
            writeIds(entry.getKey().toString(), entry.getValue(), json);
          }
          json.writeEndObject();
          writeBad(affected.bad(), json);
          if (!affected.notApplicable().isEmpty()) {
            writeIds("not_applicable_vulnerabilities", affected.notApplicable(), json);
          }
          json.writeEndObject();
        });
  }

  private static void writeAsked(List<Vulnerability> asked, JsonGenerator json) throws IOException {
    Map<String, Vulnerability> byId = new LinkedHashMap<>();
    asked.forEach(vulnerability -> byId.put(vulnerability.id(), vulnerability));
    VulnerabilityWriter writer = new VulnerabilityWriter(json);
    json.writeObjectFieldStart("vulnerabilities");
    for (Map.Entry<String, Vulnerability> entry : byId.entrySet()) {
      json.writeFieldName(entry.getKey());
      writer.write(entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeIds(String name, List<Vulnerability> list, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String id : list.stream().map(Vulnerability::id).distinct().toList()) {
      json.writeString(id);
    }
    json.writeEndArray();
  }

  private static void writeBad(List<BadVulnerability> bad, JsonGenerator json) throws IOException {
    if (bad.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("bad_vulnerabilities");
    for (BadVulnerability one : bad) {
      json.writeStartObject();
      json.writeStringField("id", one.vulnerability().id());
      json.writeStringField("cause", one.cause());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
